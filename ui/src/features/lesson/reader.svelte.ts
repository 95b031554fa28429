/** The page of a lesson being read: passages, the one in view, the one at hand, how far. */
import { findPassages, quoteOf, type PassageElement } from './passages';
import type { PositionKeeper } from './position-keeper';
import { passageAt, passageFor, percentRead, positionOf, stepFrom, type Opening } from './reading';

/** The line, in pixels from the upper edge of the window, under which a reader's eye is taken to be. */
const eye = 140;

export class Reader {
  /** The heading in view. */
  anchor = $state('');
  /** The passage in view. */
  block = $state<number | null>(null);
  /** The passage pointed at or reached by keyboard; its tools are shown. */
  hand = $state<number | null>(null);
  /** Where the tools stand, from the upper edge of the text. */
  handTop = $state(0);
  percent = $state(0);
  #root = $state.raw<HTMLElement | null>(null);
  #keeper: PositionKeeper;
  #frame = 0;

  constructor(keeper: PositionKeeper) {
    this.#keeper = keeper;
  }

  /** An attachment for the lesson's text. */
  attach = (root: HTMLElement): (() => void) => {
    this.#root = root;
    window.addEventListener('scroll', this.#scrolled, { passive: true });
    window.addEventListener('resize', this.#scrolled);
    window.addEventListener('pagehide', this.#keeper.flush);
    document.addEventListener('visibilitychange', this.#keeper.flush);
    root.addEventListener('pointerover', this.#pointed);
    root.addEventListener('click', this.#pointed);
    root.addEventListener('focusin', this.#pointed);
    return () => {
      cancelAnimationFrame(this.#frame);
      this.#keeper.flush();
      window.removeEventListener('scroll', this.#scrolled);
      window.removeEventListener('resize', this.#scrolled);
      window.removeEventListener('pagehide', this.#keeper.flush);
      document.removeEventListener('visibilitychange', this.#keeper.flush);
    };
  };

  /** The passage that tools work on: the one at hand, else the one in view. */
  get current(): number | null {
    return this.hand ?? this.block;
  }

  /** Goes to where the lesson opens. Answers with the heading when that is not the beginning. */
  open(opening: Opening): string {
    if (opening.at === 'anchor') return this.goToAnchor(opening.anchor);
    if (opening.at === 'block') {
      const passages = this.#passages();
      const passage = passageFor(passages, opening.block);
      if (passage && passage !== passages[0]) {
        this.#show(passage.element);
        return passage.heading;
      }
    }
    this.#measure();
    return '';
  }

  goToAnchor = (anchor: string): string => {
    const element = document.getElementById(anchor);
    if (!element) return '';
    this.#show(element);
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    return element.textContent.trim();
  };

  goTo = (block: number): void => {
    const passage = passageFor(this.#passages(), block);
    if (passage) this.#take(passage);
  };

  /** To the passage after or before the one at hand. */
  step(by: 1 | -1): void {
    const passages = this.#passages();
    const from = this.hand ?? this.block;
    const next = from === null ? passages[0] : stepFrom(passages, from, by);
    if (next) this.#take(next);
  }

  quote(block: number): string {
    const passage = this.#passages().find((passage) => passage.block === block);
    return passage ? quoteOf(passage.element) : '';
  }

  /** Shows in the text which passages carry a note or a bookmark. */
  dress(notes: ReadonlySet<number>, bookmarks: ReadonlySet<number>): void {
    for (const { element, block } of this.#passages()) {
      const marks = [notes.has(block) ? 'note' : '', bookmarks.has(block) ? 'bookmark' : ''].filter(Boolean);
      if (marks.length > 0) element.dataset['marked'] = marks.join(' ');
      else delete element.dataset['marked'];
    }
  }

  #passages(): PassageElement[] {
    return this.#root ? findPassages(this.#root) : [];
  }

  #take(passage: PassageElement): void {
    passage.element.tabIndex = -1;
    passage.element.focus({ preventScroll: true });
    const { top, bottom } = passage.element.getBoundingClientRect();
    if (top < eye - 20 || bottom > window.innerHeight - 100) this.#show(passage.element);
    this.#hold(passage.element, passage.block);
  }

  #show(element: HTMLElement): void {
    window.scrollBy({ top: element.getBoundingClientRect().top - eye + 10, behavior: 'instant' });
    this.#measure();
  }

  #hold(element: HTMLElement, block: number): void {
    const base = this.#root?.getBoundingClientRect().top ?? 0;
    this.hand = block;
    this.handTop = element.getBoundingClientRect().top - base;
  }

  #pointed = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const element = target?.closest<HTMLElement>('.text [data-p]');
    if (element) this.#hold(element, Number(element.dataset['p']));
  };

  #scrolled = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#measure();
      const passage = passageAt(this.#passages(), eye);
      if (passage) this.#keeper.note(positionOf(passage));
    });
  };

  #measure(): void {
    if (!this.#root) return;
    const passages = this.#passages();
    const passage = passageAt(passages, eye);
    // The last sections may be too short to ever reach the eye.
    const atEnd = window.scrollY > 0 && window.innerHeight + window.scrollY >= document.body.scrollHeight - 2;
    this.anchor = (atEnd ? passages.at(-1) : passage)?.anchor ?? '';
    this.block = passage?.block ?? null;
    const { top, height } = this.#root.getBoundingClientRect();
    this.percent = percentRead(top, height, window.innerHeight);
  }
}
