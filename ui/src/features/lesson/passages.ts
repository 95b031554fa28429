/** Finds and measures the passages in the page. */
import type { Passage } from './reading';

export interface PassageElement extends Passage {
  element: HTMLElement;
}

/** The first paragraph of a list item is the item itself. */
function isRepeat(element: Element): boolean {
  const parent = element.parentElement;
  return parent?.hasAttribute('data-p') === true && parent.firstElementChild === element;
}

/** All passages under `root`, in order; those inside of questions are not part of the text. */
export function findPassages(root: HTMLElement): PassageElement[] {
  let anchor = '';
  let heading = '';
  const found: PassageElement[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('.text :is([data-p], h2, h3)')) {
    if (/^H[23]$/.test(element.tagName)) {
      anchor = element.id;
      heading = element.textContent.trim();
    }
    const block = element.getAttribute('data-p');
    if (block === null || isRepeat(element)) continue;
    found.push({ element, block: Number(block), anchor, heading, top: element.getBoundingClientRect().top });
  }
  return found;
}

export function quoteOf(element: HTMLElement): string {
  const text = element.textContent.replace(/\s+/g, ' ').trim();
  return text.length <= 90 ? text : `${text.slice(0, 88).trimEnd()}…`;
}
