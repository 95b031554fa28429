import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LessonCompleted, LessonView, NoteView } from '../../platform';
import { router } from '../../router';
import { session } from '../../session';
import { feedback, question } from '../question/fixtures';
import Lesson from './Lesson.svelte';

const lesson: LessonView = {
  id: 'net-101-l06',
  title: 'Subnet dan prefiks',
  course_id: 'net-101',
  course_title: 'Dasar Jaringan',
  module_title: 'Alamat',
  number: 6,
  of: 12,
  minutes: 8,
  objectives: ['Menjelaskan arti panjang prefiks'],
  rev: 'v1.0',
  verified: '2026-11-20',
  language: 'id',
  outline: [{ level: 2, text: 'Arti panjang prefiks', anchor: 'h-arti' }],
  blocks: [
    {
      type: 'html',
      html: '<p data-p="1">Pembuka.</p><h2 id="h-arti" data-p="2">Arti panjang prefiks</h2><p data-p="3">Prefiks menyatakan bit.</p>',
    },
    { type: 'question', question: question('text', { id: 'q-satu' }) },
    { type: 'question', question: question('numeric', { id: 'q-dua' }) },
  ],
  state: 'started',
  questions: 2,
  answered: 0,
  position: null,
  notes: [],
  bookmarks: [],
  previous: null,
  next: { kind: 'lesson', id: 'net-101-l07', title: 'Gerbang bawaan' },
};
const completed: LessonCompleted = {
  state: 'done',
  next: lesson.next,
  course_percent: 50,
  module_completed: null,
  course_completed: null,
};

let asked: { name: string; request: Record<string, unknown> }[];
let answers: Record<string, unknown>;

beforeEach(() => {
  asked = [];
  answers = {
    'lesson.open': lesson,
    'lesson.answer': { feedback: feedback('right'), answered: 1, state: 'started' },
    'lesson.complete': completed,
    'position.save': {},
  };
  vi.stubGlobal('fetch', (address: string, { body }: { body: string }) => {
    const name = address.replace('/call/', '');
    asked.push({ name, request: JSON.parse(body) as Record<string, unknown> });
    const answer = answers[name];
    const failed = answer !== null && typeof answer === 'object' && 'code' in answer;
    return Promise.resolve(new Response(JSON.stringify(answer), { status: failed ? 422 : 200 }));
  });
  vi.stubGlobal('scrollBy', vi.fn());
  vi.stubGlobal('scrollTo', vi.fn());
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(session, 'canSave', 'get').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function open(query: Record<string, string> = {}): Promise<ReturnType<typeof userEvent.setup>> {
  render(Lesson, { place: { name: 'lesson', id: 'net-101-l06', query } });
  await screen.findByRole('heading', { level: 1, name: 'Subnet dan prefiks' });
  return userEvent.setup();
}
const requests = (name: string): unknown[] =>
  asked.filter((one) => one.name === name).map((one) => one.request);

test('cannot be completed before each question is answered: says which, and goes there', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Selesai, lanjut' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Soal 1 dan 2 belum dijawab');
  expect(document.getElementById('q-satu')).toHaveFocus();
  expect(requests('lesson.complete')).toEqual([]);
});

test('is completed once they are, and leads on', async () => {
  const go = vi.spyOn(router, 'go').mockReturnValue();
  const user = await open();
  const [text, number] = screen.getAllByRole('textbox');
  if (!text || !number) throw new Error('no fields');
  await user.type(text, 'bit{Enter}');
  await user.type(number, '62{Enter}');
  expect(requests('lesson.answer')).toEqual([
    { lesson: 'net-101-l06', question: 'q-satu', response: { type: 'text', text: 'bit' } },
    { lesson: 'net-101-l06', question: 'q-dua', response: { type: 'numeric', text: '62' } },
  ]);
  await user.click(screen.getByRole('button', { name: 'Selesai, lanjut' }));
  await waitFor(() => {
    expect(go).toHaveBeenCalledWith('#/pelajaran/net-101-l07');
  });
});

test('the end of a module is worth a pause', async () => {
  answers['lesson.open'] = { ...lesson, blocks: lesson.blocks.slice(0, 1), questions: 0 };
  answers['lesson.complete'] = { ...completed, module_completed: 'Alamat' };
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Selesai, lanjut' }));
  expect(await screen.findByRole('heading', { name: 'Modul selesai: Alamat' })).toHaveFocus();
});

test('opens at a heading asked for', async () => {
  await open({ h: 'h-arti' });
  await waitFor(() => {
    expect(screen.getByRole('heading', { name: 'Arti panjang prefiks' })).toHaveFocus();
  });
});

test('j, b and e work on the passage at hand; a note that cannot be kept stays in its field', async () => {
  answers['bookmark.set'] = { bookmarks: [1] };
  answers['note.save'] = { code: 'disk_full', message: { id: 'Disk penuh.', en: '' }, details: '' };
  const user = await open();
  await user.keyboard('jb');
  expect(requests('bookmark.set')).toEqual([{ lesson: 'net-101-l06', block: expect.any(Number), set: true }]);
  await user.keyboard('e');
  await user.type(await screen.findByRole('textbox', { name: 'Isi catatan' }), 'Tanyakan nanti');
  await user.click(screen.getByRole('button', { name: 'Simpan' }));
  expect(await screen.findByText(/Disk penuh/)).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Isi catatan' })).toHaveValue('Tanyakan nanti');
  const note: NoteView = { block: 2, text: 'Tanyakan nanti', saved_at: '2026-11-23T02:00:00Z' };
  answers['note.save'] = { notes: [note] };
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }));
  await waitFor(() => {
    expect(screen.queryByRole('textbox', { name: 'Isi catatan' })).not.toBeInTheDocument();
  });
});
