/**
 * Hears what a screen reader says by itself: text that appears in a live region. A region must have been there before
 * its words came, for what comes together with its words is often not read out; an alert may come with them.
 */
import assert from 'node:assert/strict';
import { Tree } from './tree.js';

const patience = 10_000;

export class Ear {
  #page;
  #before;

  /** Begins to listen: what is said already counts no more. */
  static async on(page) {
    const ear = new Ear();
    ear.#page = page;
    ear.#before = new Map((await Tree.of(page)).live.map((region) => [region.id, region.text]));
    return ear;
  }

  /** Waits until this is said. Answers with the whole sentence. */
  async hears(words, within = patience) {
    const end = Date.now() + within;
    let said = [];
    do {
      await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      said = await this.#news();
      const found = said.find((text) => (words instanceof RegExp ? words.test(text) : text.includes(words)));
      if (found) return found;
    } while (Date.now() < end);
    return assert.fail(
      `“${words}” was not said; heard were ${said.map((text) => `“${text}”`).join(', ') || 'no words'}`,
    );
  }

  async #news() {
    const { live } = await Tree.of(this.#page);
    const news = live.filter(({ id, role, text }) => {
      const there = this.#before.has(id);
      return (there || role === 'alert') && text !== '' && text !== this.#before.get(id);
    });
    return news.map(({ text }) => text);
  }
}
