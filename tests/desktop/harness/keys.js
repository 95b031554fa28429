/** A person at the packaged app with nothing but a keyboard. */
import assert from 'node:assert/strict';

const points = { Tab: '\uE004', Enter: '\uE007', Space: ' ', Escape: '\uE00C' };
const most = 80;

export class Keys {
  #driver;

  constructor(driver) {
    this.#driver = driver;
  }

  async press(...names) {
    await this.#driver.press(names.map((name) => points[name]));
  }

  async type(text) {
    await this.#driver.press([...text]);
  }

  /** Tab until what is called so has the keyboard. */
  async tabTo(name) {
    const wanted = name instanceof RegExp ? name.source : `^${name}`;
    const passed = [];
    for (let step = 0; step < most; step++) {
      await this.press('Tab');
      const at = await this.#driver.run(calledHere);
      if (new RegExp(wanted).test(at)) return;
      passed.push(at);
    }
    assert.fail(`${most} tabs did not reach ${wanted}; passed were ${[...new Set(passed)].join(', ')}`);
  }
}

/** Runs in the page: what has the keyboard is called so. */
function calledHere() {
  const element = document.activeElement;
  const labels = [...(element?.labels ?? [])].map((label) => label.textContent).join(' ');
  return (element?.ariaLabel || labels || element?.textContent || '').replaceAll(/\s+/g, ' ').trim();
}
