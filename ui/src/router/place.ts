/** Where one can be in the app, and its address. Knows no screen. */
import type { Hit, HitKind, Step, StepKind } from '../platform/academy.gen';

const paths = {
  home: [''],
  catalogue: ['katalog'],
  course: ['kursus'],
  lesson: ['pelajaran'],
  lab: ['latihan'],
  quiz: ['kuis', 'ujian'],
  attempt: ['percobaan'],
  result: ['hasil'],
  search: ['cari'],
  glossary: ['glosarium'],
  settings: ['pengaturan'],
  ownData: ['data-saya'],
} as const;

export type PlaceName = keyof typeof paths;

export interface Place {
  name: PlaceName | 'unknown';
  /** What stands after the name: a course, lesson, quiz, attempt or term. Empty when there is none. */
  id: string;
  query: Readonly<Record<string, string>>;
}

/** Names that mean nothing without an id. */
const needsId: ReadonlySet<string> = new Set(['course', 'lesson', 'lab', 'quiz', 'attempt', 'result']);
const takesId: ReadonlySet<string> = new Set([...needsId, 'glossary']);

export function parsePlace(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const query = Object.fromEntries(new URLSearchParams(search));
  const [word = '', rawId = '', ...rest] = path.split('/');
  const id = decode(rawId);
  const found = Object.entries(paths).find(([, words]) => (words as readonly string[]).includes(word));
  const name = (found?.[0] ?? 'unknown') as Place['name'];
  const wrong = rest.length > 0 || (needsId.has(name) && id === '') || (!takesId.has(name) && id !== '');
  return wrong ? { name: 'unknown', id: '', query } : { name, id, query };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The address of a place, ready for `href`. Empty values are left out of the query. */
export function href(name: PlaceName, id = '', query: Record<string, string> = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '');
  const search = filled.length > 0 ? `?${new URLSearchParams(filled).toString()}` : '';
  const path = id === '' ? paths[name][0] : `${paths[name][0]}/${encodeURIComponent(id)}`;
  return `#/${path}${search}`;
}

const stepPlaces: Record<StepKind, PlaceName> = {
  lesson: 'lesson',
  lab: 'lab',
  quiz: 'quiz',
  exam: 'quiz',
  course: 'course',
};

const hitPlaces: Record<HitKind, PlaceName> = {
  course: 'course',
  lesson: 'lesson',
  lab: 'lab',
  term: 'glossary',
};

/** The address of what a search found: its paragraph (`p`) and the words to mark there (`k`). */
export function hitHref(hit: Pick<Hit, 'kind' | 'id' | 'anchor' | 'block' | 'words'>): string {
  const at = hit.block > 0 ? { p: String(hit.block) } : { h: hit.anchor };
  return href(hitPlaces[hit.kind], hit.id, { ...at, k: hit.words.join(' ') });
}

/** The address of a step; `anchor` opens a lesson at that heading. */
export function stepHref(step: Pick<Step, 'kind' | 'id'>, anchor = ''): string {
  return href(stepPlaces[step.kind], step.id, { h: anchor });
}
