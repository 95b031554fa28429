import type { TermView } from '../../platform';

export interface LetterGroup {
  letter: string;
  terms: TermView[];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Terms whose name, here or in the other language, or id holds the words. */
export function filterTerms(terms: readonly TermView[], text: string): TermView[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return terms.filter((term) => {
    const name = plain(`${term.name} ${term.other_name} ${term.id}`);
    return words.every((word) => name.includes(word));
  });
}

/** In order of the alphabet, under their first letters; digits and signs stand under `#`. */
export function groupByLetter(terms: readonly TermView[], locale: string): LetterGroup[] {
  const collator = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const groups: LetterGroup[] = [];
  for (const term of [...terms].sort((a, b) => collator.compare(a.name, b.name))) {
    const first = plain(term.name).charAt(0).toUpperCase();
    const letter = /[A-Z]/.test(first) ? first : '#';
    const last = groups.at(-1);
    if (last?.letter === letter) last.terms.push(term);
    else groups.push({ letter, terms: [term] });
  }
  return groups;
}
