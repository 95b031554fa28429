import type { Area } from '../catalogue';
import { plural } from '../format';

export const glossary = {
  title: 'Glossary',
  lead: 'The terms used in the lessons, with their Indonesian counterparts.',
  filter: 'Filter terms',
  count: (count: number) => plural('en', count, { one: 'term', other: 'terms' }),
  letters: 'Jump to a letter',
  noneTitle: 'No term matches',
  noneBody: 'Try part of a word, such as “back” for “backup”.',
  emptyTitle: 'The glossary is empty',
  emptyBody: 'The installed edition brings no terms yet.',
  other: 'In Indonesian:',
  clear: 'Clear the filter',
} satisfies Area<'glossary'>;
