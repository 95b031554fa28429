/** Answers a question of any kind by keys alone. Knows the controls and their keys, not what is right. */
import { readKeys } from './keys.js';

const keys = readKeys();

export class Fingers {
  #page;
  #hands;
  #learner;

  constructor(page, hands, learner) {
    this.#page = page;
    this.#hands = hands;
    this.#learner = learner;
  }

  /** The right answer, from the top of the question on. */
  async answers(id) {
    const response = keys.get(id).right;
    const form = this.#learner.question(id);
    if (response.type === 'choice') await this.#choose(form, response.picked);
    else if (response.type === 'matching') for (const pair of response.pairs) await this.#picks(String(pair));
    else if (response.type === 'cloze') await this.#fillGaps(response.gaps);
    else if (response.type === 'ordering') await this.#arrange(form, await this.#learner.orderOf(id));
    else {
      await this.#hands.tabTo('textbox', /^Jawaban Anda/);
      await this.#hands.type(response.text);
    }
  }

  async #choose(form, picked) {
    const inputs = form.locator('.options input');
    const values = await inputs.evaluateAll((all) => all.map((input) => Number(input.value)));
    if ((await inputs.first().getAttribute('type')) === 'radio') {
      // Before the first question stand the radio buttons that choose one question or all.
      do await this.#hands.tabTo('radio');
      while (!(await form.evaluate((element) => element.contains(document.activeElement))));
      await this.#hands.press('Space', ...values.slice(0, values.indexOf(picked[0])).map(() => 'ArrowDown'));
      return;
    }
    for (const value of values) {
      await this.#hands.tabTo('checkbox');
      if (picked.includes(value)) await this.#hands.press('Space');
    }
  }

  /** In the list of choices that comes next; it opens nothing, the arrows choose. */
  async #picks(value) {
    await this.#hands.tabTo('combobox');
    const values = await this.#page.evaluate(() =>
      [...document.activeElement.options].map((option) => option.value),
    );
    await this.#hands.press('Home', ...values.slice(0, values.indexOf(value)).map(() => 'ArrowDown'));
  }

  async #fillGaps(gaps) {
    for (const gap of gaps) {
      if (gap.type === 'picked') await this.#picks(String(gap.option));
      else {
        await this.#hands.tabTo('textbox', /^Isian/);
        await this.#hands.type(gap.text);
      }
    }
  }

  /** The first item up to its place, then the second; each by its own button and Alt with the arrows. */
  async #arrange(form, texts) {
    for (const [place, text] of texts.entries()) {
      const rows = form.locator('ol > li:has(.arrows)');
      const at = await rows.evaluateAll(
        (items, name) => items.findIndex((item) => item.querySelector('button').ariaLabel === name),
        `Naikkan: ${text}`,
      );
      if (at === place) continue;
      const back = await form.evaluate(
        (element) =>
          element.contains(document.activeElement) && document.activeElement.closest('ol') !== null,
      );
      await this.#hands.tabTo('button', `Naikkan: ${text}`, { back: back && at < place });
      for (let step = at; step > place; step--) {
        await this.#hands.press('Alt+ArrowUp');
        await rows
          .nth(step - 1)
          .getByRole('button', { name: `Naikkan: ${text}`, exact: true })
          .waitFor();
      }
    }
  }
}
