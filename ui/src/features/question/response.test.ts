import { expect, test } from 'vitest';
import type { QuestionKind, Response } from '../../platform';
import { question } from './fixtures';
import { isBlank, looksLikeNumber, moved, startingResponse, toggled } from './response';

test.each<[QuestionKind, Response]>([
  ['single', { type: 'choice', picked: [] }],
  ['numeric', { type: 'numeric', text: '' }],
  ['matching', { type: 'matching', pairs: [null, null] }],
  ['ordering', { type: 'ordering', order: [2, 1, 0] }],
  ['cloze', { type: 'cloze', gaps: [{ type: 'empty' }, { type: 'empty' }] }],
])('%s begins with nothing, an order as it is shown', (kind, response) => {
  expect(startingResponse(question(kind))).toEqual(response);
});

test.each<[Response, boolean]>([
  [{ type: 'choice', picked: [0] }, false],
  [{ type: 'text', text: '  ' }, true],
  [{ type: 'matching', pairs: [null, 0] }, false],
  [{ type: 'cloze', gaps: [{ type: 'typed', text: ' ' }, { type: 'empty' }] }, true],
  [{ type: 'cloze', gaps: [{ type: 'picked', option: 0 }] }, false],
])('%j is blank: %s', (response, blank) => {
  expect(isBlank(response)).toBe(blank);
});

test('ticks stay in the order of the source', () => {
  expect(toggled([2], 0)).toEqual([0, 2]);
  expect(toggled([0, 2], 2)).toEqual([0]);
});

test('an item moves by one place and not over the ends', () => {
  const order = [5, 6, 7];
  expect(moved(order, 0, 1)).toEqual([6, 5, 7]);
  expect(moved(order, 2, 1)).toEqual([5, 7, 6]);
  expect(moved(order, 0, -1)).toBe(order);
  expect(moved(order, 2, 3)).toBe(order);
});

test('what learners type as numbers', () => {
  for (const good of ['62', ' 3,14 ', ',5', '-7', '\u2212 7', '1.234,5', '1 234', '80 %']) {
    expect(looksLikeNumber(good), good).toBe(true);
  }
  for (const bad of ['', 'abc', '1e3', '62 host', '-', '.']) expect(looksLikeNumber(bad), bad).toBe(false);
});
