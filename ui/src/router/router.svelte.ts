/** The current place, kept in the address after `#`, and what happens on arrival: scroll and focus. */
import { parsePlace, type Place } from './place';

interface Arrival {
  /** Where the page was scrolled when it was left, for the way back; null for a new place. */
  scroll: number | null;
}

/**
 * Whether the history took it. WebKit refuses more than a hundred changes in half a minute, as fast typing in the
 * search makes, and every engine refuses an address of some megabytes.
 */
function written(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}

/** The sitting that this window's places belong to; it ends when somebody else sits down. */
const remembered = 'academy.sitting';

class Router {
  place = $state.raw<Place>({ name: 'home', id: '', query: {} });
  #arrival: Arrival | null = null;
  #scrolls = new Map<string, number>();
  #key = '';
  #count = 0;
  #sitting = '';

  /** Begins to listen. Answers with the way to stop. */
  start(): () => void {
    history.scrollRestoration = 'manual';
    this.#sitting = sessionStorage.getItem(remembered) ?? String(performance.timeOrigin);
    sessionStorage.setItem(remembered, this.#sitting);
    this.#leaveForeign();
    this.#key = this.#entryKey() ?? this.#newEntry();
    this.place = parsePlace(location.hash);
    window.addEventListener('popstate', this.#moved);
    window.addEventListener('scroll', this.#scrolled, { passive: true });
    return () => {
      window.removeEventListener('popstate', this.#moved);
      window.removeEventListener('scroll', this.#scrolled);
    };
  }

  /** Goes to an address made by `href` or `stepHref`. */
  go(address: string): void {
    if (address === location.hash) return;
    if (written(() => history.pushState(null, '', address))) this.#moved();
    else this.#goUnwritten(address);
  }

  /** Goes there without leaving the present place in the history. */
  replace(address: string): void {
    written(() => history.replaceState({ key: this.#key }, '', address));
    this.#goUnwritten(address);
  }

  /** Changes the address under the same screen, as filters do: no focus, no scroll, no history entry. */
  replaceQuery(query: Record<string, string>): void {
    const [path = '#/'] = location.hash.split('?');
    const filled = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
    const address = `${path || '#/'}${filled && `?${filled}`}`;
    written(() => history.replaceState({ key: this.#key }, '', address));
    this.place = parsePlace(address);
  }

  /**
   * Called by the heading of a screen when it is there: puts the keyboard on it and the page where it belongs.
   * Does nothing at the first start, so that the app does not open with a ring around its title.
   */
  arrive(heading: HTMLElement, focus = true): void {
    const arrival = this.#arrival;
    this.#arrival = null;
    if (!arrival) return;
    // What opens at a heading or a paragraph goes there itself.
    const { h, p } = this.place.query;
    if (arrival.scroll === null && (h || p)) return;
    if (focus) heading.focus({ preventScroll: true });
    window.scrollTo(0, arrival.scroll ?? 0);
  }

  /** The screen goes there also when the address could not be written. */
  #goUnwritten(address: string): void {
    this.#arrival = { scroll: null };
    this.place = parsePlace(address);
  }

  #moved = (): void => {
    // A footnote or another mark inside the page is not a place.
    if (location.hash !== '' && !location.hash.startsWith('#/')) return;
    this.#leaveForeign();
    const known = this.#entryKey();
    this.#key = known ?? this.#newEntry();
    this.#arrival = { scroll: known === undefined ? null : (this.#scrolls.get(known) ?? 0) };
    this.place = parsePlace(location.hash);
  };

  #scrolled = (): void => {
    this.#scrolls.set(this.#key, window.scrollY);
  };

  /** A place where somebody was who sat here before is not for whoever sits here now. */
  #leaveForeign(): void {
    const key = this.#entryKey();
    if (key !== undefined && !key.startsWith(`${this.#sitting}/`)) history.replaceState(null, '', '#/');
  }

  #entryKey(): string | undefined {
    return (history.state as { key?: string } | null)?.key;
  }

  #newEntry(): string {
    const key = `${this.#sitting}/${String(performance.timeOrigin)}-${String(this.#count++)}`;
    history.replaceState({ key }, '');
    return key;
  }
}

export const router = new Router();
