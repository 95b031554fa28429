/** Which courses of the catalogue to show; kept in the address so that the way back finds them again. */
import type { CatalogueView, CourseCard, TrackView } from '../../platform';

export interface Filters {
  text: string;
  role: string;
  /** `1`, `2`, `3` or empty. */
  level: string;
  status: string;
}

export function readFilters(query: Readonly<Record<string, string>>): Filters {
  return {
    text: query['q'] ?? '',
    role: query['peran'] ?? '',
    level: query['tingkat'] ?? '',
    status: query['status'] ?? '',
  };
}

export function writeFilters(filters: Filters): Record<string, string> {
  return { q: filters.text, peran: filters.role, tingkat: filters.level, status: filters.status };
}

export const isFiltering = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== '');

/** Every word must stand somewhere in the code, title or summary. */
export function matches(course: CourseCard, filters: Filters): boolean {
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${course.id} ${course.title} ${course.summary}`.toLowerCase();
  return (
    words.every((word) => text.includes(word)) &&
    (filters.role === '' || course.roles.includes(filters.role)) &&
    (filters.level === '' || String(course.level) === filters.level) &&
    (filters.status === '' || statusOf(course) === filters.status)
  );
}

/** `planned`, or for a released course how far the learner is. */
function statusOf(course: CourseCard): string {
  return course.status === 'planned' ? 'planned' : course.state;
}

/** Tracks with the courses that match; a track without any is left out. */
export function filterTracks(tracks: readonly TrackView[], filters: Filters): TrackView[] {
  return tracks
    .map((track) => ({ ...track, courses: track.courses.filter((course) => matches(course, filters)) }))
    .filter((track) => track.courses.length > 0);
}

export function coursesById(catalogue: CatalogueView): ReadonlyMap<string, CourseCard> {
  return new Map(catalogue.tracks.flatMap((track) => track.courses.map((course) => [course.id, course])));
}
