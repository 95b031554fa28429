/** What a press inside the text of the curriculum does. One set of listeners for each piece of text. */
import { i18n } from '../i18n';
import { overlay } from './overlay.svelte';

/** An attachment for an element that holds HTML of the academy. */
export function prosePress(root: HTMLElement): () => void {
  for (const term of root.querySelectorAll('a.term')) term.setAttribute('aria-haspopup', 'dialog');
  for (const image of root.querySelectorAll('img')) makePressable(image);
  for (const table of root.querySelectorAll('.table-scroll')) nameByColumns(table);
  root.addEventListener('click', clicked);
  root.addEventListener('keydown', pressed);
  root.addEventListener('focusin', focused);
  root.addEventListener('focusout', unfocused);
  root.addEventListener('pointerover', over);
  root.addEventListener('pointerout', out);
  return () => {
    root.removeEventListener('click', clicked);
    root.removeEventListener('keydown', pressed);
    root.removeEventListener('focusin', focused);
    root.removeEventListener('focusout', unfocused);
    root.removeEventListener('pointerover', over);
    root.removeEventListener('pointerout', out);
  };
}

/** Several tables of a page must not be called the same. */
function nameByColumns(scroll: Element): void {
  const columns = [...scroll.querySelectorAll('th')].map((cell) => cell.textContent.trim()).filter(Boolean);
  if (columns.length === 0) return;
  scroll.setAttribute('aria-label', `${scroll.getAttribute('aria-label') ?? ''}: ${columns.join(', ')}`);
}

function makePressable(image: HTMLImageElement): void {
  image.tabIndex = 0;
  image.setAttribute('role', 'button');
  image.setAttribute('aria-haspopup', 'dialog');
  image.title = i18n.t.common.zoom;
}

const termOf = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null;

function clicked(event: MouseEvent): void {
  const target = event.target;
  if (!(target instanceof Element)) return;
  const term = termOf(target);
  const link = target.closest<HTMLAnchorElement>('a[href]');
  if (term) {
    event.preventDefault();
    overlay.pinTerm(term);
  } else if (target instanceof HTMLImageElement && !link) {
    overlay.zoom(target);
  } else if (link) followLink(event, link);
}

function followLink(event: MouseEvent, link: HTMLAnchorElement): void {
  const address = link.getAttribute('href') ?? '';
  if (address.startsWith('#/')) return;
  event.preventDefault();
  if (address.startsWith('#')) goWithin(address.slice(1));
  else overlay.askOutside(address);
}

/** Footnotes and their way back. */
function goWithin(id: string): void {
  const mark = document.getElementById(decodeURIComponent(id));
  if (!mark) return;
  mark.scrollIntoView({ block: 'center' });
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
}

function pressed(event: KeyboardEvent): void {
  if (event.target instanceof HTMLImageElement && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    overlay.zoom(event.target);
  }
}

function focused(event: FocusEvent): void {
  const term = termOf(event.target);
  if (term?.matches(':focus-visible')) overlay.focusTerm(term);
}

function unfocused(event: FocusEvent): void {
  if (termOf(event.target)) overlay.leaveTerm();
}

function over(event: PointerEvent): void {
  const term = event.pointerType === 'mouse' ? termOf(event.target) : null;
  if (term) overlay.hoverTerm(term);
}

function out(event: PointerEvent): void {
  if (termOf(event.target)) overlay.leaveTerm();
}
