/** What floats above the text: one term, one enlarged picture, one question about leaving the app. */
import { glossary, type TermView } from '../platform';

export interface ShownTerm {
  anchor: HTMLAnchorElement;
  term: TermView;
  /** Pressed, not just passed over: it takes the keyboard and stays. */
  pinned: boolean;
}

const patience = 220;
const tooltipId = 'shown-term';

class Overlay {
  shown = $state.raw<ShownTerm | null>(null);
  picture = $state.raw<{ src: string; alt: string } | null>(null);
  outside = $state.raw<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  hoverTerm(anchor: HTMLAnchorElement): void {
    clearTimeout(this.#timer);
    if (this.shown?.anchor === anchor) return;
    this.#timer = setTimeout(() => void this.#show(anchor, false), patience);
  }

  /** By keyboard: at once. */
  focusTerm(anchor: HTMLAnchorElement): void {
    clearTimeout(this.#timer);
    if (this.shown?.anchor !== anchor) void this.#show(anchor, false);
  }

  pinTerm(anchor: HTMLAnchorElement): void {
    clearTimeout(this.#timer);
    void this.#show(anchor, true);
  }

  /** The pointer may travel from the word to its explanation. */
  leaveTerm = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.shown?.pinned) this.closeTerm();
    }, patience);
  };

  stay = (): void => {
    clearTimeout(this.#timer);
  };

  closeTerm = (): void => {
    clearTimeout(this.#timer);
    const shown = this.shown;
    this.shown = null;
    shown?.anchor.removeAttribute('aria-describedby');
    shown?.anchor.removeAttribute('aria-expanded');
    if (shown?.pinned && document.activeElement?.closest(`#${tooltipId}`)) shown.anchor.focus();
  };

  zoom(image: HTMLImageElement): void {
    this.picture = { src: image.currentSrc || image.src, alt: image.alt };
  }

  askOutside(address: string): void {
    this.outside = address;
  }

  async #show(anchor: HTMLAnchorElement, pinned: boolean): Promise<void> {
    const term = await glossary.find(anchor.dataset['term'] ?? '');
    if (!term || !anchor.isConnected) return;
    if (this.shown && this.shown.anchor !== anchor) this.closeTerm();
    this.shown = { anchor, term, pinned };
    anchor.setAttribute('aria-describedby', tooltipId);
    anchor.setAttribute('aria-expanded', 'true');
  }
}

export const overlay = new Overlay();
