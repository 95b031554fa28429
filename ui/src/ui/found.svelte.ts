/** Attachments that show in a page what a search found there. */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { i18n } from '../i18n';
import { router } from '../router';
import { blockOf, holderOf, mark, unmark, wordsOf, type Found } from './found';
import { status } from './status.svelte';

/** Where the place comes to stand below the upper edge of the window, in pixels. */
const below = 130;

/** Marks the words and puts the eye and the keyboard on the place; Escape takes the marks away. */
export function foundShown(found: Found | null): Attachment<HTMLElement> {
  return (root) => (found ? marked(root, found, show) : undefined);
}

/** Marks the words where the keyboard goes by itself. */
export function foundMarked(words: string): Attachment<HTMLElement> {
  return (root) => (words === '' ? undefined : marked(root, { block: 0, words: wordsOf(words) }));
}

type Then = (root: HTMLElement, found: Found, marks: HTMLElement[]) => void;

function marked(root: HTMLElement, found: Found, then?: Then): () => void {
  const marks = mark(root, found);
  untrack(() => {
    then?.(root, found, marks);
    if (marks.length > 0) status.announce(i18n.t.search.marked(marks.length));
  });
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere(event.target)) return;
    unmark(root);
    router.replaceQuery({});
  };
  window.addEventListener('keydown', pressed);
  return () => {
    window.removeEventListener('keydown', pressed);
    unmark(root);
  };
}

/** In a field or a dialog, Escape means something else. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [role="dialog"]') !== null;
}

function show(root: HTMLElement, { block }: Found, [first]: HTMLElement[]): void {
  const holder = first ? holderOf(first) : blockOf(root, block);
  if (!holder) return;
  const tall = holder.getBoundingClientRect().height > window.innerHeight / 2;
  const eye = (tall && first ? first : holder).getBoundingClientRect().top;
  window.scrollBy({ top: eye - below, behavior: 'instant' });
  if (!holder.hasAttribute('tabindex')) holder.tabIndex = -1;
  holder.focus({ preventScroll: true });
}
