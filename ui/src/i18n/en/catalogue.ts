import type { Area } from '../catalogue';

export const catalogue = {
  title: 'Catalogue',
  lead: (released: string, planned: string) =>
    `${released} available now, ${planned} planned for later editions.`,
  view: 'Arrangement',
  byTrack: 'By topic',
  byPath: 'By role',
  filters: 'Filter courses',
  text: 'Title or code',
  role: 'Role',
  level: 'Level',
  status: 'Status',
  anyRole: 'All roles',
  anyLevel: 'All levels',
  anyStatus: 'Any status',
  found: (count: string) => `${count} found`,
  clear: 'Clear filters',
  emptyTitle: 'No course matches',
  emptyBody: 'Loosen the filters, or look inside the lessons with the search field.',
  path: 'Role path',
  yourPath: 'Your path',
  pathSummary: (courses: string, hours: string) => `${courses} in order, about ${hours}.`,
  planned: 'Planned',
  untranslated: 'In Indonesian',
} satisfies Area<'catalogue'>;
