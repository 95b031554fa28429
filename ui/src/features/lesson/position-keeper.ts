/** Keeps the reading position: not at every scroll, but before it could be lost. Knows no page and no use case. */
import type { Position } from '../../platform';

/** How long a reader rests before the place is kept, in milliseconds. */
export const restOfReading = 1200;

export class PositionKeeper {
  #save: (position: Position) => Promise<unknown>;
  #latest: Position | null = null;
  #kept: Position | null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(kept: Position | null, save: (position: Position) => Promise<unknown>) {
    this.#kept = kept;
    this.#save = save;
  }

  note(position: Position): void {
    this.#latest = position;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.flush, restOfReading);
  }

  /** Keeps the latest place now. A failure is silent: the place before it stands, and the next one is tried. */
  flush = (): void => {
    clearTimeout(this.#rest);
    const position = this.#latest;
    if (!position || (position.block === this.#kept?.block && position.anchor === this.#kept.anchor)) return;
    const before = this.#kept;
    this.#kept = position;
    this.#save(position).catch(() => {
      this.#kept = before;
    });
  };
}
