/** Theme, text size and layout, as attributes of the page for the styles to follow. */
import type { Theme } from '../platform';

const remembered = 'academy.theme';
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

export type Layout = 'narrow' | 'medium' | 'wide';

/** Widths in rem, so that large text gets the layout of a small window. `data-tiny` is large text in a small one. */
function layoutFor(rem: number): Layout {
  if (rem < 48) return 'narrow';
  return rem < 74 ? 'medium' : 'wide';
}

class Appearance {
  layout = $state<Layout>('wide');
  #theme: Theme = 'system';
  #textSize = 100;

  /** The theme of the last start, so that the first frame has the right colours. Then watches window and system. */
  start(): () => void {
    this.apply((localStorage.getItem(remembered) as Theme | null) ?? 'system', this.#textSize);
    dark?.addEventListener('change', this.#paint);
    window.addEventListener('resize', this.#measure);
    return () => {
      dark?.removeEventListener('change', this.#paint);
      window.removeEventListener('resize', this.#measure);
    };
  }

  /** `textSize` in percent, 80 to 200. */
  apply(theme: Theme, textSize: number): void {
    this.#theme = theme;
    this.#textSize = textSize;
    localStorage.setItem(remembered, theme);
    this.#paint();
    document.documentElement.style.setProperty('--text-size', String(textSize));
    this.#measure();
  }

  /** The next first frame has the system's colours. */
  forget(): void {
    localStorage.removeItem(remembered);
  }

  #paint = (): void => {
    const isDark = this.#theme === 'dark' || (this.#theme === 'system' && dark?.matches === true);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  };

  #measure = (): void => {
    const rem = window.innerWidth / ((16 * this.#textSize) / 100);
    this.layout = layoutFor(rem);
    document.documentElement.dataset['layout'] = this.layout;
    document.documentElement.toggleAttribute('data-tiny', rem < 18);
  };
}

export const appearance = new Appearance();
