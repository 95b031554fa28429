import { describe, expect, it } from 'vitest';
import type { CourseCard } from '../../platform';
import { filterTracks, matches, readFilters, writeFilters, type Filters } from './filters';

const none: Filters = { text: '', role: '', level: '', status: '' };

function aCourse(change: Partial<CourseCard> = {}): CourseCard {
  return {
    id: 'net-101',
    track: 'net',
    title: 'Dasar jaringan',
    summary: 'Dari kabel sampai alamat.',
    level: 1,
    minutes: 150,
    roles: ['sales', 'engineer'],
    status: 'released',
    percent: 0,
    state: 'not_started',
    completed_at: null,
    translated: true,
    ...change,
  };
}

describe('matches', () => {
  it.each<[Partial<Filters>, boolean]>([
    [{}, true],
    [{ text: 'ALAMAT dasar' }, true],
    [{ text: 'net-1' }, true],
    [{ text: 'alamat cloud' }, false],
    [{ role: 'engineer' }, true],
    [{ role: 'manager' }, false],
    [{ level: '1' }, true],
    [{ level: '2' }, false],
    [{ status: 'not_started' }, true],
    [{ status: 'planned' }, false],
  ])('%o: %s', (change, expected) => {
    expect(matches(aCourse(), { ...none, ...change })).toBe(expected);
  });

  it('calls a planned course planned, whatever its state', () => {
    const planned = aCourse({ status: 'planned' });
    expect(matches(planned, { ...none, status: 'not_started' })).toBe(false);
    expect(matches(planned, { ...none, status: 'planned' })).toBe(true);
  });
});

it('leaves out tracks without a match', () => {
  const track = { id: 'net', title: 'Jaringan', summary: '', courses: [aCourse()] };
  expect(filterTracks([track], { ...none, level: '3' })).toEqual([]);
  expect(filterTracks([track], none)).toEqual([track]);
});

it('survives the way through the address', () => {
  const filters = { text: 'a b', role: 'sales', level: '2', status: 'planned' };
  expect(readFilters(writeFilters(filters))).toEqual(filters);
});
