/** What is wrong with where things stand on the page: too wide, cut off, one on the other. */

/** Lines of trouble; empty when all is well. */
export async function misplacedOn(page) {
  return page.evaluate(misplaced);
}

/** Runs in the page. Styles are asked for once for each element. */
function misplaced() {
  const shown = new Map();
  const layers = new Map();
  const clippers = new Map();
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  return [...tooWide(), ...cutText(), ...piledWords(), ...piledControls()];

  /** What stands out of the window, unless it scrolls by itself. */
  function tooWide() {
    const width = document.documentElement.clientWidth;
    const lines = [];
    if (document.scrollingElement.scrollWidth > width)
      lines.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
    const contained = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        const { overflowX, position } = getComputedStyle(box);
        if (/auto|scroll|hidden|clip/.test(overflowX) && box.getBoundingClientRect().right <= width + 1)
          return true;
        if (position === 'fixed' && box.getBoundingClientRect().right <= width + 1) return false;
      }
      return false;
    };
    for (const element of document.querySelectorAll('body *')) {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      if (own < 2 || height < 2 || (right <= width + 1 && left >= -1)) continue;
      if (!contained(element))
        lines.push(
          `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} from ${Math.round(left)} to ${Math.round(right)}`,
        );
    }
    return lines.slice(0, 5);
  }

  /** For the eye: not hidden by any means. */
  function isShown(element) {
    if (!shown.has(element)) shown.set(element, seen(element));
    return shown.get(element);
  }

  function seen(element) {
    if (element === document.documentElement) return true;
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    if (getComputedStyle(element).clipPath !== 'none') return false;
    const folded = element.parentElement.closest('details:not([open])');
    if (folded && !folded.querySelector('summary')?.contains(element)) return false;
    return isShown(element.parentElement);
  }

  /** The boxes around an element that let nothing stand out of them. */
  function clippersOf(element) {
    if (!element || element === document.documentElement) return [];
    if (!clippers.has(element)) {
      const outer = clippersOf(element.parentElement);
      clippers.set(element, getComputedStyle(element).overflow === 'visible' ? outer : [element, ...outer]);
    }
    return clippers.get(element);
  }

  /** The part of a rectangle that is in sight: what scrolls away in a box is not. */
  function clipOf(rect, element) {
    const part = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    for (const box of clippersOf(element)) {
      const edge = box.getBoundingClientRect();
      part.left = Math.max(part.left, edge.left);
      part.top = Math.max(part.top, edge.top);
      part.right = Math.min(part.right, edge.right);
      part.bottom = Math.min(part.bottom, edge.bottom);
    }
    return part.right - part.left > 2 && part.bottom - part.top > 2 ? part : null;
  }

  /** Words longer than their box, which does not scroll: by how much. Clamped lines say so with an ellipsis. */
  function cut(element) {
    const { overflowX, overflowY, webkitLineClamp, whiteSpace } = getComputedStyle(element);
    const across = element.scrollWidth - element.clientWidth;
    const down = element.scrollHeight - element.clientHeight;
    const stops = (overflow) => overflow === 'hidden' || overflow === 'clip';
    if (stops(overflowX) && across > 1) return `${across} pixels to the side (${whiteSpace})`;
    return stops(overflowY) && webkitLineClamp === 'none' && down > 2 ? `${down} pixels below` : '';
  }

  function cutText() {
    const lines = [];
    for (const element of document.querySelectorAll('body *')) {
      if (!element.textContent.trim() || element.clientWidth < 2 || !isShown(element)) continue;
      const by = element.closest('svg, math') ? '' : cut(element);
      if (by) lines.push(`cut by ${by}: “${element.textContent.trim().slice(0, 40)}”`);
    }
    for (const field of document.querySelectorAll('input:placeholder-shown, select')) {
      const text = field.placeholder ?? field.selectedOptions[0]?.text ?? '';
      // A choice too long for its list may stand whole below it.
      const below = field.parentElement.querySelector('.chosen');
      if (!isShown(field) || (below && isShown(below)) || !isTooLong(text, field)) continue;
      lines.push(`cut in its field: “${text}”`);
    }
    return lines.slice(0, 5);
  }

  /** A field tells of no words that it cannot show, so they are measured. */
  function isTooLong(text, field) {
    const { font, letterSpacing, wordSpacing, paddingLeft, paddingRight } = getComputedStyle(field);
    Object.assign(pen, { font, letterSpacing, wordSpacing });
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return pen.measureText(text).width > room + 1;
  }

  /** Every run of words with where it stands. */
  function words() {
    const all = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, data } = walker.currentNode;
      if (!data.trim() || element.closest('svg, math, select, script, style, [aria-hidden="true"] kbd'))
        continue;
      if (!isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const rect of range.getClientRects()) {
        const part = clipOf(rect, element);
        if (part) all.push({ element, part, data: data.trim().slice(0, 30) });
      }
    }
    return all;
  }

  /** What floats over the page (bars, dialogs) is meant to lie on it. */
  function layerOf(element) {
    if (element === null) return null;
    if (!layers.has(element))
      layers.set(
        element,
        /fixed|sticky/.test(getComputedStyle(element).position) ? element : layerOf(element.parentElement),
      );
    return layers.get(element);
  }

  function piledWords() {
    const all = words().map((one) => ({ ...one, layer: layerOf(one.element) }));
    const lines = [];
    for (const [index, a] of all.entries()) {
      for (const b of all.slice(index + 1)) {
        if (a.element === b.element || a.layer !== b.layer) continue;
        const across = Math.min(a.part.right, b.part.right) - Math.max(a.part.left, b.part.left);
        const down = Math.min(a.part.bottom, b.part.bottom) - Math.max(a.part.top, b.part.top);
        // Lines of text may touch; letters may not.
        const height = Math.min(a.part.bottom - a.part.top, b.part.bottom - b.part.top);
        if (across > 3 && down > 0.45 * height) lines.push(`“${a.data}” lies on “${b.data}”`);
      }
    }
    return lines.slice(0, 5);
  }

  function piledControls() {
    const selector = 'a[href], button, input, select, textarea, summary, [role=button], [role=option]';
    const all = [...document.querySelectorAll(selector)]
      .filter((element) => isShown(element))
      .map((element) => ({
        element,
        layer: layerOf(element),
        parts: [...element.getClientRects()].map((rect) => clipOf(rect, element)).filter(Boolean),
      }));
    const lines = [];
    const name = ({ element }) => (element.innerText || element.ariaLabel || element.type || '').slice(0, 30);
    for (const [index, a] of all.entries()) {
      for (const b of all.slice(index + 1)) {
        if (a.layer !== b.layer || a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const meet = a.parts.some((p) =>
          b.parts.some(
            (q) =>
              Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 &&
              Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 2,
          ),
        );
        if (meet) lines.push(`control “${name(a)}” lies on “${name(b)}”`);
      }
    }
    return lines.slice(0, 5);
  }
}
