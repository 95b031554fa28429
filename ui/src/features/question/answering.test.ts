import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FeedbackView, Response } from '../../platform';
import { Answering, restOfTyping } from './answering.svelte';
import { feedback, Keeper, question } from './fixtures';

const text = (words: string): Response => ({ type: 'text', text: words });
let keeper: Keeper;

beforeEach(() => {
  keeper = new Keeper();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('typing is kept once it rests, and only the last of it', async () => {
  const answering = new Answering(question('text'), keeper.send);
  for (const words of ['i', 'ip', 'ip a']) {
    answering.edit(text(words));
    answering.keepSoon();
  }
  expect(answering.saveState).toBe('unsaved');
  await vi.advanceTimersByTimeAsync(restOfTyping);
  expect(keeper.kept).toEqual([text('ip a')]);
  expect(answering.saveState).toBe('saved');
});

test('of two answers given quickly the later one is kept last, whatever takes longer', async () => {
  const waiting: ((said: FeedbackView | null) => void)[] = [];
  const sent: Response[] = [];
  const answering = new Answering(question('text'), (response) => {
    sent.push(response);
    return new Promise((resolve) => waiting.push(resolve));
  });
  answering.edit(text('satu'));
  const first = answering.keep();
  answering.edit(text('dua'));
  const second = answering.keep();
  expect(sent).toEqual([text('satu')]);
  waiting[0]?.(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(answering.saveState).toBe('saving');
  waiting[1]?.(null);
  await Promise.all([first, second]);
  expect(sent).toEqual([text('satu'), text('dua')]);
  expect(answering.kept).toEqual(text('dua'));
  expect(answering.saveState).toBe('saved');
});

test('a failure keeps the former answer as the kept one, and the new one in the field', async () => {
  const answering = new Answering(question('text', { answer: text('lama') }), keeper.send);
  keeper.refuse = true;
  answering.edit(text('baru'));
  await answering.keep();
  expect(answering.saveState).toBe('failed');
  expect(answering.kept).toEqual(text('lama'));
  expect(answering.draft).toEqual(text('baru'));
});

test('leaving keeps what was typed, and an emptied field as well', async () => {
  const answering = new Answering(question('text', { answer: text('lama') }), keeper.send);
  answering.edit(text(''));
  answering.keepSoon();
  await answering.flush();
  expect(keeper.kept).toEqual([text('')]);
  expect(answering.answered).toBe(false);
});

test('another try that was not filled in leaves the kept answer alone', async () => {
  const answering = new Answering(question('text', { answer: text('lama') }), keeper.send);
  answering.restart();
  await answering.flush();
  expect(keeper.kept).toEqual([]);
  expect(answering.answered).toBe(true);
});

test('what was said holds only for the answer it was said about', async () => {
  keeper.says = feedback('right');
  const answering = new Answering(question('text'), keeper.send);
  answering.edit(text('a'));
  await answering.keep();
  expect(answering.feedback?.verdict).toBe('right');
  answering.edit(text('b'));
  expect(answering.feedback).toBeNull();
  answering.edit(text('a'));
  expect(answering.feedback?.verdict).toBe('right');
});
