import { expect, test } from 'vitest';
import { clockFace, Countdown } from './countdown.svelte';
import { wholePercent } from './score';

const minute = 60_000;

/** An attempt with `minutes` left, on a clock that is set by hand. */
function counting(minutes: number) {
  const heard: (number | 'up')[] = [];
  let clock = 1_000;
  const now = '2026-11-23T02:00:00Z';
  const deadline = new Date(Date.parse(now) + minutes * minute).toISOString();
  const countdown = new Countdown(deadline, now, () => clock, {
    onwarn: (left) => heard.push(left),
    onup: () => heard.push('up'),
  });
  const pass = (milliseconds: number): void => {
    clock += milliseconds;
    countdown.tick();
  };
  return { countdown, heard, pass };
}

test('counts from the clock of the device', () => {
  const { countdown, pass } = counting(20);
  expect(countdown.left).toBe(20 * minute);
  pass(90_000);
  expect(countdown.left).toBe(18.5 * minute);
});

test('says five minutes and one minute once each, then that the time is up', () => {
  const { heard, pass, countdown } = counting(6);
  pass(minute - 1);
  expect(heard).toEqual([]);
  pass(1);
  pass(1000);
  expect(heard).toEqual([5]);
  pass(4 * minute);
  expect(heard).toEqual([5, 1]);
  pass(10 * minute);
  pass(1000);
  expect(heard).toEqual([5, 1, 'up']);
  expect(countdown.left).toBe(0);
});

test('a device that slept past the end hears only the end', () => {
  const { heard, pass } = counting(20);
  pass(60 * minute);
  expect(heard).toEqual(['up']);
});

test('an attempt opened again after its time is up at the first beat', () => {
  const { heard, pass } = counting(-3);
  pass(0);
  expect(heard).toEqual(['up']);
});

test('a face for the clock', () => {
  expect(clockFace(0)).toBe('0:00');
  expect(clockFace(400)).toBe('0:01');
  expect(clockFace(245_000)).toBe('4:05');
  expect(clockFace(3_845_000)).toBe('1:04:05');
});

test('a score just under the pass mark does not read as reached', () => {
  expect(wholePercent(79.6)).toBe(79);
  expect(wholePercent(100 * (4 / 5))).toBe(80);
});
