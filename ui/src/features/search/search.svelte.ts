import { Query, type Hit } from '../../platform';
import { href } from '../../router';

/** Most hits asked for at once; more would not be read. */
export const most = 30;

/** The search as one types: one question a frame at most, and only the answer to the latest counts. */
export class SearchState {
  readonly query = new Query('search.query');
  #frame = 0;

  ask(text: string): void {
    const words = text.trim();
    cancelAnimationFrame(this.#frame);
    if (words === '') return;
    this.#frame = requestAnimationFrame(() => {
      void this.query.load({ text: words, limit: most });
    });
  }
}

export function hitHref(hit: Hit): string {
  if (hit.kind === 'lesson') return href('lesson', hit.id, { h: hit.anchor });
  return href(hit.kind === 'term' ? 'glossary' : hit.kind, hit.id);
}
