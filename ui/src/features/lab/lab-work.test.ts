import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabView } from '../../platform';
import { feedback, question } from '../question/fixtures';
import { LabWork } from './lab-work.svelte';

const item = (hash: string, ticked = false) => ({ hash, html: hash, ticked });
const lab: LabView = {
  id: 'net-101-l09',
  title: 'Latihan',
  course_id: 'net-101',
  course_title: 'Dasar Jaringan',
  module_title: 'Alamat',
  minutes: 20,
  objectives: [],
  language: 'id',
  tools: [],
  needs: [],
  scenario_html: '',
  materials_html: '',
  steps: [
    {
      id: 's-satu',
      title: 'Satu',
      body_html: '',
      items: [item('a', true), item('b')],
      question: null,
      done: false,
    },
    { id: 's-dua', title: 'Dua', body_html: '', items: [], question: question('text'), done: false },
  ],
  expected_html: '',
  discussion_html: '<p>Begini.</p>',
  state: 'started',
  previous: null,
  next: null,
};

let answers: Record<string, unknown>;

beforeEach(() => {
  answers = {};
  vi.stubGlobal('fetch', (address: string) => {
    const answer = answers[address.replace('/call/', '')];
    return Promise.resolve(
      new Response(JSON.stringify(answer ?? { code: 'x', message: {} }), { status: answer ? 200 : 422 }),
    );
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a tick shows, and says when it was the last of its step', async () => {
  answers['lab.tick'] = { step_done: true, state: 'started' };
  const work = new LabWork(lab);
  expect(work.isTicked('s-satu', 'a')).toBe(true);
  expect(await work.tick('s-satu', 'b', true)).toBe(true);
  expect(work.isTicked('s-satu', 'b')).toBe(true);
  expect(work.done).toBe(1);
  expect(work.allDone).toBe(false);
});

test('a tick that could not be kept goes back and can be tried again', async () => {
  const work = new LabWork(lab);
  expect(await work.tick('s-satu', 'b', true)).toBe(false);
  expect(work.isTicked('s-satu', 'b')).toBe(false);
  expect(work.failed).toMatchObject({ step: 's-satu', item: 'b', ticked: true });
  answers['lab.tick'] = { step_done: true, state: 'started' };
  await work.tick('s-satu', 'b', true);
  expect(work.failed).toBeNull();
});

test('an answer can complete a step', async () => {
  answers['lesson.answer'] = { feedback: feedback('right'), answered: 1, state: 'done' };
  answers['lab.open'] = { ...lab, state: 'done', steps: lab.steps.map((step) => ({ ...step, done: true })) };
  const work = new LabWork(lab);
  const answering = work.answeringOf('s-dua');
  answering?.edit({ type: 'text', text: '/25' });
  await answering?.keep();
  expect(work.allDone).toBe(true);
  expect(work.state).toBe('done');
});
