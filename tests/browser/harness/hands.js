/**
 * A person with nothing but a keyboard. Every stop of Tab is looked at: is the focus seen, is the control in sight and
 * not covered, does the order follow the page. Nothing here clicks or puts the focus anywhere by itself.
 */
import assert from 'node:assert/strict';

const most = 120;

export class Hands {
  #page;
  #keyboard;
  #last = null;

  constructor(page) {
    this.#page = page;
    this.#keyboard = page.keyboard;
  }

  /** Presses keys one after the other. */
  async press(...keys) {
    for (const key of keys) await this.#keyboard.press(key);
  }

  async type(text) {
    await this.#keyboard.type(text);
  }

  /** Tab until the control of this role and name; `back` goes the other way round. */
  async tabTo(role, name, { back = false } = {}) {
    const passed = [];
    this.#last = null;
    for (let step = 0; step < most; step++) {
      await this.#keyboard.press(back ? 'Shift+Tab' : 'Tab');
      const stop = await this.#look(back);
      if (stop === null) continue;
      if (stop.role === role && fits(stop.name, name)) return;
      const place = `${stop.role} “${stop.name}”`;
      assert.notEqual(place + stop.index, passed.at(-1), `the keyboard is caught at ${place}`);
      passed.push(place + stop.index);
    }
    assert.fail(
      `${most} tabs did not reach ${role} “${name}”; passed were ${[...new Set(passed)].join(', ')}`,
    );
  }

  /** One stop further; null once the end of the page is passed. */
  async next() {
    const before = await this.at();
    await this.#keyboard.press('Tab');
    const now = await this.at();
    return before && now && now.index < before.index ? null : this.#look(false);
  }

  /** What has the keyboard. */
  async at() {
    return this.#page.evaluate(stopInPage);
  }

  /** Where the keyboard must be now, after a screen or a dialog came or went. */
  async isAt(role, name) {
    const deadline = Date.now() + 5000;
    let stop;
    do {
      stop = await this.at();
      if (stop && stop.role === role && fits(stop.name, name)) return;
      await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    } while (Date.now() < deadline);
    assert.fail(
      `the keyboard is at ${stop ? `${stop.role} “${stop.name}”` : 'nothing'}, not at ${role} “${name}”`,
    );
  }

  async #look(back) {
    let stop = await this.#page.evaluate(stopInPage);
    // What is about to be scrolled into sight, or to leave it, gets a moment.
    for (const deadline = Date.now() + 1000; stop?.unseen && Date.now() < deadline;)
      stop = await this.#page.evaluate(stopInPage);
    if (stop === null) return null;
    const place = `${stop.role} “${stop.name}”`;
    assert.equal(stop.unseen, '', `${place}: ${stop.unseen}`);
    assert.ok(stop.tabIndex <= 0, `${place} has a place of its own in the order`);
    const last = this.#last;
    const sameColumn = last && last.left < stop.right && stop.left < last.right;
    if (sameColumn && last.group === stop.group && !back)
      assert.ok(
        stop.bottom > last.top - 4,
        `${place} stands above “${last.name}”, which comes before it by keyboard`,
      );
    this.#last = stop;
    return stop;
  }
}

function fits(text, wanted) {
  if (wanted === undefined) return true;
  return wanted instanceof RegExp ? wanted.test(text) : text === wanted;
}

/** Runs in the page: the control that has the keyboard, and what keeps the eye from seeing that. */
function stopInPage() {
  const element = document.activeElement;
  // At the end of the page the keyboard is with the browser for a moment.
  if (!element || element === document.body || !document.hasFocus()) return null;
  const roles = {
    A: 'link',
    BUTTON: 'button',
    SELECT: 'combobox',
    TEXTAREA: 'textbox',
    SUMMARY: 'summary',
    H1: 'heading',
    H2: 'heading',
    H3: 'heading',
  };
  const types = { radio: 'radio', checkbox: 'checkbox', search: 'searchbox', range: 'slider' };
  const role =
    element.getAttribute('role') ??
    (element.tagName === 'INPUT' ? (types[element.type] ?? 'textbox') : (roles[element.tagName] ?? 'group'));
  const labels = [...(element.labels ?? [])].map((label) => label.textContent);
  const pointed = (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '');
  const name = (
    element.ariaLabel ||
    pointed.join(' ').trim() ||
    labels.join(' ') ||
    element.alt ||
    element.textContent
  )
    .replaceAll(/\s+/g, ' ')
    .trim();
  const around = element.closest('nav, aside, header, [role=dialog], form, fieldset, section, ol, ul, main');
  const box = (element.classList.contains('visually-hidden') ? element.closest('label') : null) ?? element;
  const rect =
    [...box.getClientRects()].find(({ width, height }) => width > 1 && height > 1) ??
    box.getBoundingClientRect();
  return {
    role,
    name,
    index: [...document.querySelectorAll('*')].indexOf(element),
    tabIndex: element.tabIndex,
    group: around ? [...document.querySelectorAll('*')].indexOf(around) : -1,
    left: rect.left,
    right: rect.right,
    top: rect.top + window.scrollY,
    bottom: rect.bottom + window.scrollY,
    unseen: outOfSight(rect, box) || withoutRing(element),
  };

  /** A point of the control must be the control's own. */
  function outOfSight(rect, box) {
    if (
      rect.bottom < 1 ||
      rect.top > window.innerHeight - 1 ||
      rect.right < 1 ||
      rect.left > window.innerWidth - 1
    )
      return `it is out of the window, from ${Math.round(rect.top)} to ${Math.round(rect.bottom)}`;
    const left = Math.max(rect.left, 0);
    const right = Math.min(rect.right, window.innerWidth);
    const top = Math.max(rect.top, 0);
    const bottom = Math.min(rect.bottom, window.innerHeight);
    const owners = [box, ...(element.labels ?? [])];
    const shares = [0.5, 0.1, 0.9];
    for (const x of shares)
      for (const y of shares) {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        if (hit && owners.some((owner) => owner.contains(hit))) return '';
      }
    return 'something lies on it';
  }

  /** A line of two pixels or more that stands out from what is behind it, around the control or its frame. */
  function withoutRing(element) {
    if (element.tabIndex < 0 && !element.matches('a, button, input, select, textarea')) return '';
    const frames = [];
    for (let box = element; box && frames.length < 4; box = box.parentElement) frames.push(box);
    for (const frame of frames)
      for (const part of [null, '::after', '::before']) {
        const style = getComputedStyle(frame, part);
        if (part && style.content === 'none') continue;
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) continue;
        if (contrast(style.outlineColor, groundOf(frame)) >= 3) return '';
      }
    return 'no ring shows that the keyboard is there';
  }

  function groundOf(element) {
    for (let box = element.parentElement; box; box = box.parentElement) {
      const { backgroundColor } = getComputedStyle(box);
      const { a } = read(backgroundColor);
      if (a > 0.5) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  }

  function read(color) {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  }

  function contrast(one, other) {
    const shade = (color) => {
      const { r, g, b } = read(color);
      const [x, y, z] = [r, g, b].map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const [light, dark] = [shade(one), shade(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
}
