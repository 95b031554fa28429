/**
 * What a search found, shown in the page: the words are marked in the section where they stand, until Escape or the
 * next place. Knows blocks (`data-p`) and words; must not know which screen they belong to.
 */

/** Where a search leads within a page: the block, and the words found as they stand in the text. */
export interface Found {
  block: number;
  words: ReadonlySet<string>;
}

/** What the address of a hit says, or null: `p` is the block, `k` the words. */
export function foundIn(query: Readonly<Record<string, string>>): Found | null {
  const block = query['p'] ?? '';
  if (!/^\d{1,6}$/.test(block) || query['k'] === undefined) return null;
  return { block: Number(block), words: wordsOf(query['k']) };
}

/** The words of a text as the index folds them: lower case, without accents. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(placesOf(text).map((word) => word.text));
}

interface Word {
  text: string;
  start: number;
  end: number;
}

/** Whatever is neither letter nor digit separates words. */
function placesOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    text: match[0].normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Marks the words in the section around the block. Answers with the marks from the block on, or all of the section's. */
export function mark(root: HTMLElement, { block, words }: Found): HTMLElement[] {
  unmark(root);
  if (words.size === 0) return [];
  const section = sectionAround(root, block);
  const marks = section.flatMap((text) => markIn(text, words));
  const from = blockOf(root, block);
  const onward = marks.filter((one) => from === null || follows(from, one));
  return onward.length > 0 ? onward : marks;
}

/** Takes the marks away and leaves the text as it was. */
export function unmark(root: HTMLElement): void {
  for (const one of root.querySelectorAll('mark[data-found]')) {
    const parent = one.parentNode;
    one.replaceWith(...one.childNodes);
    parent?.normalize();
  }
}

/** What the keyboard goes to when this is shown: the paragraph, list item or heading, or the table or code around it. */
export function holderOf(one: HTMLElement): HTMLElement {
  return one.closest<HTMLElement>('[data-p], .table-scroll, pre, figure') ?? one;
}

/** The element of the block, or of the nearest before it: tables and code have no number of their own. */
export function blockOf(root: HTMLElement, block: number): HTMLElement | null {
  const before = [...root.querySelectorAll<HTMLElement>('[data-p]')].filter(
    (element) => Number(element.dataset['p']) <= block && !isInQuestion(element),
  );
  return before.at(-1) ?? null;
}

/** The texts between the heading the block stands under, or is, and the next heading. */
function sectionAround(root: HTMLElement, block: number): Text[] {
  const at = blockOf(root, block);
  const headings = [...root.querySelectorAll<HTMLElement>(':is(h2, h3, h4)')];
  const heading = headings.filter((one) => at !== null && (one === at || follows(one, at))).at(-1);
  const next = headings[heading ? headings.indexOf(heading) + 1 : 0];
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const inside =
      (!heading || heading.contains(node) || follows(heading, node)) && (!next || follows(node, next));
    if (inside && !isInQuestion(node)) texts.push(node as Text);
  }
  return texts;
}

function markIn(text: Text, words: ReadonlySet<string>): HTMLElement[] {
  const found = placesOf(text.data).filter((word) => words.has(word.text));
  // From the last to the first, so that the places of those before stay right.
  return found
    .reverse()
    .map((word) => wrap(text, word))
    .reverse();
}

function wrap(text: Text, { start, end }: Word): HTMLElement {
  const word = text.splitText(start);
  word.splitText(end - start);
  const one = document.createElement('mark');
  one.dataset['found'] = '';
  word.replaceWith(one);
  one.append(word);
  return one;
}

function follows(one: Node, other: Node): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** A question's text is no hit: it would lead to the answer. Formulas and the like are drawn, not written. */
function isInQuestion(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('form, math, script, style, button') !== null;
}
