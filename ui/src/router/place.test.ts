import { describe, expect, it } from 'vitest';
import { hitHref, href, parsePlace, stepHref } from './place';

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

  it.each([
    '#/pelajaran/<script>alert(1)</script>',
    '#/pelajaran/%3Cimg%20src=x%20onerror=alert(1)%3E',
    '#/pelajaran/..%2f..%2fetc',
    '#/javascript:alert(1)',
    '#/__proto__',
    '#/constructor',
    '#/kursus/__proto__?__proto__=x',
    '#//////',
    '#/%',
    '#/pelajaran/%00',
    '#/pelajaran/%ff%fe',
    '#/pelajaran/\u{202e}abc',
    '#/pelajaran/\ud800',
    '#/cari?q=%E0%A4%A&%=%',
    '#/cari?&&==&?',
    `#/pelajaran/${'a'.repeat(100_000)}`,
    `#/cari?q=${'%20'.repeat(50_000)}`,
    `#${'/a'.repeat(50_000)}`,
  ])('%s is some place', (hash) => {
    const place = parsePlace(hash.slice(0, 200_000));
    expect(typeof place.id).toBe('string');
    expect(Object.values(place.query).every((value) => typeof value === 'string')).toBe(true);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
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

  it('leads to the paragraph of a hit with its words, else to its heading, or to the term', () => {
    const hit = {
      kind: 'lesson',
      id: 'net-101-l02',
      anchor: 'h-hitung',
      block: 7,
      words: ['wi', 'fi'],
    } as const;
    expect(hitHref({ ...hit, words: [...hit.words] })).toBe('#/pelajaran/net-101-l02?p=7&k=wi+fi');
    expect(hitHref({ ...hit, block: 0, words: [] })).toBe('#/pelajaran/net-101-l02?h=h-hitung');
    expect(hitHref({ kind: 'term', id: 'latency', anchor: '', block: 0, words: ['data'] })).toBe(
      '#/glosarium/latency?k=data',
    );
  });

  it('knows where each kind of step is', () => {
    expect(stepHref({ kind: 'exam', id: 'net-101-x' })).toBe('#/kuis/net-101-x');
    expect(stepHref({ kind: 'lesson', id: 'net-101-l01' }, 'satu')).toBe('#/pelajaran/net-101-l01?h=satu');
  });
});
