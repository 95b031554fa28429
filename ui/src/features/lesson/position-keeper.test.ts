import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Position } from '../../platform';
import { PositionKeeper, restOfReading } from './position-keeper';

const at = (block: number): Position => ({ anchor: '', heading: '', block });
let kept: number[];
let refuse: boolean;

const save = (position: Position): Promise<void> => {
  if (refuse) return Promise.reject(new Error('full'));
  kept.push(position.block);
  return Promise.resolve();
};

beforeEach(() => {
  kept = [];
  refuse = false;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('keeps the place where the reader rests, not every place on the way', async () => {
  const keeper = new PositionKeeper(null, save);
  for (const block of [1, 2, 3]) keeper.note(at(block));
  await vi.advanceTimersByTimeAsync(restOfReading);
  expect(kept).toEqual([3]);
});

test('keeps at once when the page goes, and only what is new', async () => {
  const keeper = new PositionKeeper(at(3), save);
  keeper.note(at(3));
  keeper.flush();
  expect(kept).toEqual([]);
  keeper.note(at(4));
  keeper.flush();
  await vi.advanceTimersByTimeAsync(restOfReading);
  expect(kept).toEqual([4]);
});

test('tries a place again that could not be kept', async () => {
  const keeper = new PositionKeeper(null, save);
  refuse = true;
  keeper.note(at(4));
  keeper.flush();
  await vi.advanceTimersByTimeAsync(0);
  refuse = false;
  keeper.note(at(4));
  keeper.flush();
  expect(kept).toEqual([4]);
});
