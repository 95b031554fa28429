import { Query } from '../../platform';

/** Most hits asked for at once; more would not be read. */
export const most = 30;

/** The search as one types: one question a frame at most, and only the answer to the latest counts. */
export class SearchState {
  readonly query = new Query('search.query');
  #frame = 0;
  #typed = $state(false);

  /** What is shown is of what was typed before. */
  get busy(): boolean {
    return this.#typed || this.query.pending;
  }

  ask(text: string): void {
    const words = text.trim();
    cancelAnimationFrame(this.#frame);
    this.#typed = words !== '';
    if (words === '') return;
    this.#frame = requestAnimationFrame(() => {
      this.#typed = false;
      void this.query.load({ text: words, limit: most });
    });
  }
}
