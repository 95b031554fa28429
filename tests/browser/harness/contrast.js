/**
 * Contrast of every run of words within an element, from the colours the browser computed. axe asks the same for the
 * lower level and gives up where a ground is a gradient; this knows the app's own gradients (shadows at the edge of a
 * table, which lie on the ground's colour).
 */

/** Lines for words below `least` (`large` for large ones), and how many runs were looked at. */
export async function faintWords(page, selector, { least = 7, large = 4.5 } = {}) {
  return page.evaluate(faintInPage, { selector, least, large });
}

/** Runs in the page. */
function faintInPage({ selector, least, large }) {
  const read = (color) => {
    const numbers = color.match(/[\d.]+(?:e-?\d+)?/g).map(Number);
    const unit = color.startsWith('color(') ? 255 : 1;
    const [r, g, b, a = 1] = numbers;
    return { r: r * unit, g: g * unit, b: b * unit, a };
  };
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a),
    g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a),
    a: 1,
  });
  const shade = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ratio = (one, other) => {
    const [light, dark] = [shade(one), shade(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  /** From the paper upwards, each ground over the one below it. */
  const groundOf = (element) => {
    const layers = [];
    for (let box = element; box; box = box.parentElement) {
      const layer = read(getComputedStyle(box).backgroundColor);
      if (layer.a > 0) layers.push(layer);
      if (layer.a === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), { r: 255, g: 255, b: 255, a: 1 });
  };
  const opacityOf = (element) => {
    let all = 1;
    for (let box = element; box; box = box.parentElement) all *= Number(getComputedStyle(box).opacity);
    return all;
  };

  let count = 0;
  const faint = new Map();
  const judge = (element, style, words) => {
    count++;
    const ground = groundOf(element);
    const color = read(style.color);
    const ink = over({ ...color, a: color.a * opacityOf(element) }, ground);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const reached = ratio(ink, ground);
    if (reached >= (isLarge ? large : least)) return;
    const key = `${element.tagName.toLowerCase()}.${element.className}: ${reached.toFixed(2)} ${style.color}`;
    if (!faint.has(key)) faint.set(key, `${key} “${words.trim().slice(0, 40)}”`);
  };
  for (const root of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, data } = walker.currentNode;
      if (!data.trim() || !element.checkVisibility({ checkVisibilityCSS: true })) continue;
      if (element.closest('.visually-hidden, :disabled')) continue;
      judge(element, getComputedStyle(element), data);
    }
    // Words that the styles bring in: signs of alerts, numbers of lists.
    for (const element of root.querySelectorAll('*')) {
      if (!element.checkVisibility()) continue;
      for (const part of ['::before', '::after', '::placeholder']) {
        const style = getComputedStyle(element, part);
        const words = part === '::placeholder' ? (element.placeholder ?? '') : style.content;
        if (
          part === '::placeholder'
            ? !element.matches('input:placeholder-shown')
            : !/["'“].*\S.*["'”]/.test(words)
        )
          continue;
        const ownGround = read(style.backgroundColor).a > 0;
        if (ownGround && part !== '::placeholder') {
          count++;
          const reached = ratio(read(style.color), read(style.backgroundColor));
          if (reached < least)
            faint.set(element.className + part, `${element.className}${part}: ${reached.toFixed(2)}`);
        } else judge(element, style, words);
      }
      if (element.tagName === 'LI' && getComputedStyle(element).listStyleType !== 'none')
        judge(
          element,
          { ...pick(getComputedStyle(element)), color: getComputedStyle(element, '::marker').color },
          'marker',
        );
    }
  }
  return { count, faint: [...faint.values()] };

  function pick({ fontSize, fontWeight }) {
    return { fontSize, fontWeight };
  }
}
