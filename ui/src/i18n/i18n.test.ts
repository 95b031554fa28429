import { describe, expect, it } from 'vitest';
import { en } from './en';
import { formats, plural } from './format';
import { i18n } from './i18n.svelte';
import { id } from './id';

/** Every path of a catalogue with what stands there. */
function leaves(node: object, path = ''): [string, unknown][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  );
}

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(leaves(en).map(([path]) => path)).toEqual(leaves(id).map(([path]) => path));
  });

  it('leave nothing empty', () => {
    const empty = [...leaves(id), ...leaves(en)].filter(
      ([, words]) => typeof words === 'string' && words.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it('switch at once, and name the language of the page', () => {
    i18n.use('en');
    expect(i18n.t.shell.home).toBe('Home');
    expect(document.documentElement.lang).toBe('en');
    i18n.use('id');
    expect(i18n.t.shell.home).toBe('Beranda');
  });
});

describe('formats', () => {
  it('write numbers as the language does', () => {
    expect(formats.id.number(1250.5)).toBe('1.250,5');
    expect(formats.en.number(1250.5)).toBe('1,250.5');
  });

  it('write spans of time', () => {
    expect(formats.id.minutes(45)).toBe('45 menit');
    expect(formats.id.minutes(80)).toBe('1 jam 20 menit');
    expect(formats.en.minutes(61)).toBe('1 hour 1 minute');
    expect(formats.en.hours(150)).toBe('2.5 hours');
    expect(formats.id.hours(118)).toBe('2 jam');
    expect(formats.id.hours(75)).toBe('1 jam 15 menit');
  });

  it('count', () => {
    expect(plural('en', 1, { one: 'course', other: 'courses' })).toBe('1 course');
    expect(plural('en', 0, { one: 'course', other: 'courses' })).toBe('0 courses');
    expect(plural('id', 1, { other: 'kursus' })).toBe('1 kursus');
  });

  it('write sizes', () => {
    expect(formats.id.bytes(1_250_000)).toBe('1,3 MB');
  });

  it('write what is left as days and hours, and at the end as minutes', () => {
    const hour = 3600;
    expect(formats.id.span(72 * hour)).toBe('3 hari');
    expect(formats.id.span(72 * hour - 1)).toBe('2 hari 23 jam');
    expect(formats.en.span(25 * hour)).toBe('1 day 1 hour');
    expect(formats.id.span(hour + 60)).toBe('1 jam 1 menit');
    expect(formats.id.span(3)).toBe('1 menit');
  });
});
