/** Where a reader is in a lesson and where to open it: pure, from measured places. Knows no screen. */
import type { LessonState, LessonView, Position } from '../../platform';

/** A paragraph, heading or list item of the lesson's text. */
export interface Passage {
  /** `data-p` */
  block: number;
  /** The heading it stands under, or is. Empty strings above the first one. */
  anchor: string;
  heading: string;
  /** Upper edge, from the upper edge of the window; in pixels. */
  top: number;
}

/** The last passage that begins at or above the line; the first one when all begin below it. */
export function passageAt<P extends Passage>(passages: readonly P[], line: number): P | null {
  return last(passages, (passage) => passage.top <= line) ?? passages[0] ?? null;
}

function last<P>(list: readonly P[], fits: (one: P) => boolean): P | undefined {
  return list.filter(fits).at(-1);
}

export function positionOf(passage: Passage): Position {
  return { anchor: passage.anchor, heading: passage.heading, block: passage.block };
}

/** The passage `by` steps after (or before) `block`, staying inside the lesson. */
export function stepFrom<P extends Passage>(passages: readonly P[], block: number, by: 1 | -1): P | null {
  const at = passages.findIndex((passage) => passage.block === block);
  if (at < 0) return passages[0] ?? null;
  return passages[Math.min(passages.length - 1, Math.max(0, at + by))] ?? null;
}

/** The passage with that number, or the nearest before it: a new edition may have fewer. */
export function passageFor<P extends Passage>(passages: readonly P[], block: number): P | null {
  const exact = passages.find((passage) => passage.block === block);
  return exact ?? last(passages, (passage) => passage.block < block) ?? null;
}

export type Opening = { at: 'top' } | { at: 'anchor'; anchor: string } | { at: 'block'; block: number };

/**
 * Where to open: a heading asked for (`h`), a passage asked for (`p`), or where the reader stopped. A lesson that is
 * done opens at its beginning, because its last position is its end.
 */
export function openingOf(
  lesson: Pick<LessonView, 'position'> & { state: LessonState },
  query: Readonly<Record<string, string>>,
): Opening {
  if (query['h']) return { at: 'anchor', anchor: query['h'] };
  if (/^\d+$/.test(query['p'] ?? '')) return { at: 'block', block: Number(query['p']) };
  const done = lesson.state === 'done' || lesson.state === 'done_older';
  return lesson.position && !done ? { at: 'block', block: lesson.position.block } : { at: 'top' };
}

/** How much of the text has passed the lower edge of the window, 0 to 100. */
export function percentRead(top: number, height: number, windowHeight: number): number {
  if (height <= 0) return 100;
  return Math.round(Math.min(100, Math.max(0, ((windowHeight - top) / height) * 100)));
}
