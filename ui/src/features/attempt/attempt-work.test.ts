import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AttemptView } from '../../platform';
import { question } from '../question/fixtures';
import { AttemptWork } from './attempt-work.svelte';

const attempt: AttemptView = {
  attempt: 'a1',
  quiz_id: 'net-101-x',
  title: 'Ujian',
  is_exam: true,
  course_id: 'net-101',
  number: 1,
  started_at: '2026-11-23T02:00:00Z',
  deadline: null,
  now: '2026-11-23T02:00:00Z',
  rules: {
    pass_percent: 80,
    attempts: null,
    attempts_left: null,
    cooldown_minutes: null,
    reveal: 'submit',
    time_limit_minutes: null,
  },
  language: 'id',
  questions: [
    question('single', { answer: { type: 'choice', picked: [0] } }),
    question('text', { flagged: true }),
    question('multiple'),
  ],
  submitted: false,
};

/** What the academy was asked, in order, and what it refuses. */
let asked: { name: string; request: Record<string, unknown> }[];
let refused: Record<string, string>;

beforeEach(() => {
  asked = [];
  refused = {};
  vi.stubGlobal('fetch', (address: string, { body }: { body: string }) => {
    const name = address.replace('/call/', '');
    asked.push({ name, request: JSON.parse(body) as Record<string, unknown> });
    const code = refused[name];
    const answer = code
      ? { code, message: { id: '', en: '' }, details: '' }
      : { answered: 1, feedback: null };
    return Promise.resolve(new Response(JSON.stringify(answer), { status: code ? 422 : 200 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const names = (): string[] => asked.map((one) => one.name);

test('goes on at the first question that is open', () => {
  const work = new AttemptWork(attempt);
  expect(work.current).toBe(1);
  expect(work.open.map((item) => item.number)).toEqual([2, 3]);
  expect(work.flagged.map((item) => item.number)).toEqual([2]);
});

test('what was typed last goes before the attempt is submitted', async () => {
  const work = new AttemptWork(attempt);
  work.items[1]?.answering.edit({ type: 'text', text: 'ip addr' });
  expect(work.unsaved.map((item) => item.number)).toEqual([2]);
  await work.submit(true);
  expect(names()).toEqual(['attempt.answer', 'attempt.submit']);
  expect(asked[1]?.request).toEqual({ attempt: 'a1' });
  expect(work.submitting.status).toBe('done');
});

test('a refused submission can be tried again', async () => {
  const work = new AttemptWork(attempt);
  refused = { 'attempt.submit': 'disk_full' };
  await work.submit(false);
  expect(work.submitting).toMatchObject({ status: 'failed', failure: { code: 'disk_full' } });
  refused = {};
  await work.submit(false);
  expect(work.submitting.status).toBe('done');
});

test('an attempt that is submitted already leads to its result', async () => {
  const work = new AttemptWork(attempt);
  refused = { 'attempt.answer': 'attempt_submitted' };
  work.items[2]?.answering.edit({ type: 'choice', picked: [0] });
  await work.items[2]?.answering.keep();
  expect(work.submitting.status).toBe('done');
});

test('a flag that could not be kept goes back', async () => {
  const work = new AttemptWork(attempt);
  refused = { 'attempt.flag': 'disk_full' };
  const [item] = work.items;
  if (!item) throw new Error('no question');
  await expect(work.flag(item, true)).rejects.toMatchObject({ code: 'disk_full' });
  expect(work.isFlagged(item)).toBe(false);
});

test('where each answer is judged, none goes by itself until the time is up', async () => {
  const work = new AttemptWork({ ...attempt, rules: { ...attempt.rules, reveal: 'each' } });
  work.items[2]?.answering.edit({ type: 'choice', picked: [1] });
  await work.flush();
  expect(names()).toEqual([]);
  expect(work.unsaved).toEqual([]);
  await work.submit(true);
  expect(names()).toEqual(['attempt.answer', 'attempt.submit']);
});
