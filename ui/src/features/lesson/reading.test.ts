import { expect, test } from 'vitest';
import { openingOf, passageAt, passageFor, percentRead, stepFrom, type Passage } from './reading';

const passage = (block: number, top: number): Passage => ({ block, top, anchor: '', heading: '' });
const passages = [passage(1, -300), passage(2, 40), passage(5, 200), passage(6, 900)];

test('the passage being read is the last that begins above the eye', () => {
  expect(passageAt(passages, 140)?.block).toBe(2);
  expect(passageAt(passages, -1000)?.block).toBe(1);
  expect(passageAt(passages, 5000)?.block).toBe(6);
  expect(passageAt([], 140)).toBeNull();
});

test('one passage on or back, not over the ends', () => {
  expect(stepFrom(passages, 2, 1)?.block).toBe(5);
  expect(stepFrom(passages, 2, -1)?.block).toBe(1);
  expect(stepFrom(passages, 6, 1)?.block).toBe(6);
  expect(stepFrom(passages, 99, 1)?.block).toBe(1);
});

test('a passage that is gone opens at the one before it', () => {
  expect(passageFor(passages, 5)?.block).toBe(5);
  expect(passageFor(passages, 4)?.block).toBe(2);
  expect(passageFor(passages, 0)).toBeNull();
});

test('a lesson opens where it was asked to, else where the reader stopped', () => {
  const position = { anchor: 'h-dua', heading: 'Dua', block: 7 };
  const started = { position, state: 'started' } as const;
  expect(openingOf(started, { h: 'h-tiga', p: '2' })).toEqual({ at: 'anchor', anchor: 'h-tiga' });
  expect(openingOf(started, { p: '2' })).toEqual({ at: 'block', block: 2 });
  expect(openingOf(started, { p: 'x' })).toEqual({ at: 'block', block: 7 });
  expect(openingOf(started, {})).toEqual({ at: 'block', block: 7 });
  expect(openingOf({ position: null, state: 'not_started' }, {})).toEqual({ at: 'top' });
});

test('a lesson that is done opens at its beginning, not at its end', () => {
  const position = { anchor: '', heading: '', block: 40 };
  expect(openingOf({ position, state: 'done' }, {})).toEqual({ at: 'top' });
  expect(openingOf({ position, state: 'done_older' }, {})).toEqual({ at: 'top' });
});

test('how much has passed the lower edge of the window', () => {
  expect(percentRead(800, 2000, 800)).toBe(0);
  expect(percentRead(-200, 2000, 800)).toBe(50);
  expect(percentRead(-1200, 2000, 800)).toBe(100);
  expect(percentRead(-5000, 2000, 800)).toBe(100);
});
