import { describe, expect, it } from 'vitest';
import { href, parsePlace, stepHref } from './place';

describe('parsePlace', () => {
  it.each([
    ['', 'home', ''],
    ['#/', 'home', ''],
    ['#/katalog', 'catalogue', ''],
    ['#/kursus/net-101', 'course', 'net-101'],
    ['#/ujian/net-101-x', 'quiz', 'net-101-x'],
    ['#/kuis/net-101-m1-q', 'quiz', 'net-101-m1-q'],
    ['#/glosarium', 'glossary', ''],
    ['#/glosarium/latency', 'glossary', 'latency'],
    ['#/kursus', 'unknown', ''],
    ['#/katalog/x', 'unknown', ''],
    ['#/kursus/a/b', 'unknown', ''],
    ['#/entah', 'unknown', ''],
    ['#/kursus/%E0%A4%A', 'unknown', ''],
  ])('%s is %s %s', (hash, name, id) => {
    expect(parsePlace(hash)).toMatchObject({ name, id });
  });

  it('reads the query', () => {
    expect(parsePlace('#/pelajaran/net-101-l01?h=apa-itu').query).toEqual({ h: 'apa-itu' });
  });
});

describe('href', () => {
  it('comes back as the same place', () => {
    const query = { q: 'a b & c/d', level: '2' };
    expect(parsePlace(href('catalogue', '', query))).toEqual({ name: 'catalogue', id: '', query });
  });

  it('leaves out what is empty', () => {
    expect(href('catalogue', '', { q: '' })).toBe('#/katalog');
  });

  it('knows where each kind of step is', () => {
    expect(stepHref({ kind: 'exam', id: 'net-101-x' })).toBe('#/kuis/net-101-x');
    expect(stepHref({ kind: 'lesson', id: 'net-101-l01' }, 'satu')).toBe('#/pelajaran/net-101-l01?h=satu');
  });
});
