import type { Area } from '../catalogue';
import { plural } from '../format';

export const search = {
  title: 'Search',
  resultsFor: (text: string) => `Results for “${text}”`,
  count: (count: number) => plural('en', count, { one: 'result', other: 'results' }),
  countMost: (count: number) => `Top ${plural('en', count, { one: 'result', other: 'results' })}`,
  kinds: { course: 'Course', lesson: 'Lesson', lab: 'Lab', term: 'Term' },
  corrected: (text: string) => `Nothing matches exactly. These are results for “${text}”.`,
  emptyTitle: 'Search the whole curriculum',
  emptyBody:
    'Type one word or more in the field above. Small typing errors and other word forms are found as well.',
  emptyTry: 'Try for example',
  examples: ['subnet', 'backup', 'data protection', 'Kubernetes'],
  noneTitle: (text: string) => `No results for “${text}”`,
  noneBody: 'Try a shorter or more general word, or its Indonesian counterpart.',
  marked: (count: number) =>
    `${plural('en', count, { one: 'word', other: 'words' })} marked. Press Escape to clear.`,
  keys: 'choose, open',
} satisfies Area<'search'>;
