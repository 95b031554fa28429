import { render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { QuestionKind, QuestionView, Response } from '../../platform';
import { status } from '../../ui/status.svelte';
import { Answering } from './answering.svelte';
import { feedback, Keeper, question } from './fixtures';
import Question from './Question.svelte';

let keeper: Keeper;
let user: UserEvent;

beforeEach(() => {
  keeper = new Keeper();
  user = userEvent.setup();
});

function show(
  view: QuestionView,
  mode: 'check' | 'attempt' | 'review',
  more: { once?: boolean } = {},
): Answering {
  const answering = new Answering(view, keeper.send);
  render(Question, { question: view, answering, mode, ...more });
  return answering;
}

const check = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Periksa jawaban' }));

describe('each kind answers in the order of the source', () => {
  test('single, by pointer', async () => {
    show(question('single'), 'check');
    await user.click(screen.getByRole('radio', { name: 'Lapisan 3' }));
    await check();
    expect(keeper.last).toEqual({ type: 'choice', picked: [1] });
  });

  test('single, by keyboard: Tab, Space, Enter', async () => {
    show(question('single'), 'check');
    await user.tab();
    await user.keyboard(' ');
    await user.keyboard('{Enter}');
    // The first shown is the last of the source.
    expect(keeper.last).toEqual({ type: 'choice', picked: [2] });
  });

  test('true or false', async () => {
    show(question('true_false'), 'check');
    await user.click(screen.getByText('Salah'));
    await check();
    expect(keeper.last).toEqual({ type: 'choice', picked: [1] });
  });

  test('multiple, ticked and unticked, by keyboard', async () => {
    show(question('multiple'), 'check');
    await user.tab();
    await user.keyboard(' ');
    await user.tab();
    await user.tab();
    await user.keyboard(' ');
    await user.tab({ shift: true });
    await user.tab({ shift: true });
    await user.keyboard(' {Enter}');
    expect(keeper.last).toEqual({ type: 'choice', picked: [2] });
  });

  test('numeric, as typed, with the unit in its name', async () => {
    show(question('numeric'), 'check');
    const field = screen.getByRole('textbox', { name: 'Jawaban Anda, dalam GB' });
    expect(field).toHaveAttribute('inputmode', 'decimal');
    await user.type(field, '9,5{Enter}');
    expect(keeper.last).toEqual({ type: 'numeric', text: '9,5' });
  });

  test('what does not read as a number gets a word of help', async () => {
    show(question('numeric'), 'check');
    await user.type(screen.getByRole('textbox'), 'sepuluh');
    expect(screen.getByText(/belum terbaca sebagai angka/)).toBeInTheDocument();
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), '1.250,5');
    expect(screen.queryByText(/belum terbaca sebagai angka/)).not.toBeInTheDocument();
  });

  test('short text', async () => {
    show(question('text'), 'check');
    await user.type(screen.getByRole('textbox'), 'ip addr{Enter}');
    expect(keeper.last).toEqual({ type: 'text', text: 'ip addr' });
  });

  test('matching: a list for each row, named by it', async () => {
    show(question('matching'), 'check');
    await user.selectOptions(screen.getByRole('combobox', { name: 'HTTPS' }), '443');
    await check();
    expect(keeper.last).toEqual({ type: 'matching', pairs: [null, 1] });
  });

  test('ordering, by buttons, with the new place spoken', async () => {
    show(question('ordering'), 'check');
    await user.click(screen.getByRole('button', { name: 'Naikkan: Discover' }));
    expect(status.spoken).toBe('Discover: sekarang urutan 2 dari 3');
    expect(screen.getByRole('button', { name: 'Naikkan: Discover' })).toHaveFocus();
    await check();
    expect(keeper.last).toEqual({ type: 'ordering', order: [2, 0, 1] });
  });

  test('ordering says of each item whether it stands at its place', () => {
    const parts = [2, 1, 0].map((index) => ({ index, right: index === 1, html: '' }));
    const answer: Response = { type: 'ordering', order: [2, 1, 0] };
    show(question('ordering', { answer, feedback: feedback('partial', { parts }) }), 'review');
    const items = screen.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
    expect(items).toEqual(['1 Request Salah', '2 Offer Benar', '3 Discover Salah']);
  });

  test('ordering, by Alt and the arrow keys', async () => {
    show(question('ordering'), 'check');
    screen.getByRole('button', { name: 'Turunkan: Request' }).focus();
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{ArrowDown}{/Alt}');
    await check();
    expect(keeper.last).toEqual({ type: 'ordering', order: [1, 0, 2] });
  });

  test('cloze: typed and chosen gaps, in one sentence', async () => {
    show(question('cloze'), 'check');
    await user.type(screen.getByRole('textbox', { name: 'Isian 1' }), '443');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Isian 2' }), 'TLS');
    await check();
    expect(keeper.last).toEqual({
      type: 'cloze',
      gaps: [
        { type: 'typed', text: '443' },
        { type: 'picked', option: 0 },
      ],
    });
    // No space that the author did not write.
    expect(document.querySelector('.cloze p')).toHaveTextContent(/^Porta memakai Pilih/);
  });
});

describe('a check', () => {
  test.each<[QuestionKind, RegExp]>([
    ['single', /Pilih satu jawaban dulu/],
    ['multiple', /paling sedikit satu jawaban/],
    ['numeric', /Tulis angkanya dulu/],
    ['matching', /satu pasangan dulu/],
    ['cloze', /satu isian dulu/],
  ])('%s without an answer asks for one and keeps nothing', async (kind, words) => {
    show(question(kind), 'check');
    await check();
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(keeper.kept).toEqual([]);
  });

  test('says the verdict aloud and beside the option, then lets one try again', async () => {
    keeper.says = feedback('wrong', { parts: [{ index: 0, right: false, html: '<p>Itu sakelar.</p>' }] });
    show(question('single'), 'check');
    await user.click(screen.getByRole('radio', { name: 'Lapisan 2' }));
    await check();
    expect(status.spoken).toBe('Belum tepat. Itu sakelar.');
    expect(screen.getByRole('radio', { name: 'Lapisan 2' })).toHaveAccessibleDescription(
      /Salah.*Itu sakelar/,
    );
    await user.click(screen.getByRole('button', { name: 'Jawab lagi' }));
    expect(screen.queryByText('Itu sakelar.')).not.toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Lapisan 2' })).not.toBeChecked();
  });

  test('says that right ticks are not all there is', () => {
    const answer: Response = { type: 'choice', picked: [0] };
    const said = feedback('wrong', { parts: [{ index: 0, right: true, html: '' }] });
    show(question('multiple', { answer, feedback: said }), 'check');
    expect(screen.getByText(/belum lengkap/)).toBeInTheDocument();
  });

  test('judged once stays as it was answered', async () => {
    keeper.says = feedback('wrong');
    show(question('single'), 'check', { once: true });
    await user.click(screen.getByRole('radio', { name: 'Lapisan 2' }));
    await check();
    expect(screen.getByRole('radio', { name: 'Lapisan 3' })).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Jawab lagi' })).not.toBeInTheDocument();
    expect(keeper.kept).toEqual([{ type: 'choice', picked: [0] }]);
  });

  test('takes the feedback away once the answer is another one', async () => {
    keeper.says = feedback('wrong');
    show(question('text'), 'check');
    await user.type(screen.getByRole('textbox'), 'a{Enter}');
    expect(screen.getByText('Belum tepat')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox'), 'b');
    expect(screen.queryByText('Belum tepat')).not.toBeInTheDocument();
  });

  test('shows hints one at a time, when asked', async () => {
    show(question('text', { hints_html: ['<p>Satu.</p>', '<p>Dua.</p>'] }), 'check');
    expect(screen.queryByText('Satu.')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Tampilkan petunjuk 1 dari 2' }));
    expect(screen.getByText('Satu.')).toBeInTheDocument();
    expect(screen.queryByText('Dua.')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Tampilkan petunjuk 2 dari 2' }));
    expect(screen.getByText('Dua.')).toBeInTheDocument();
  });
});

describe('an attempt', () => {
  test('keeps a choice at once and says so only then', async () => {
    show(question('single'), 'attempt');
    expect(screen.getByText('Belum dijawab')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Lapisan 4' }));
    expect(keeper.last).toEqual({ type: 'choice', picked: [2] });
    expect(screen.getByText('Tersimpan')).toBeInTheDocument();
  });

  test('keeps typed text when the field is left', async () => {
    show(question('text'), 'attempt');
    await user.type(screen.getByRole('textbox'), 'ip addr');
    expect(screen.getByText('Belum tersimpan')).toBeInTheDocument();
    await user.tab();
    expect(keeper.kept).toEqual([{ type: 'text', text: 'ip addr' }]);
    expect(screen.getByText('Tersimpan')).toBeInTheDocument();
  });

  test('a failed save keeps what was typed, says what to do, and works again', async () => {
    keeper.refuse = true;
    show(question('text'), 'attempt');
    await user.type(screen.getByRole('textbox'), 'ip addr');
    await user.tab();
    expect(screen.getByRole('alert')).toHaveTextContent('Disk penuh');
    expect(screen.getByRole('textbox')).toHaveValue('ip addr');
    expect(screen.queryByText('Tersimpan')).not.toBeInTheDocument();
    keeper.refuse = false;
    await user.click(screen.getByRole('button', { name: 'Coba lagi' }));
    expect(keeper.last).toEqual({ type: 'text', text: 'ip addr' });
    expect(screen.getByText('Tersimpan')).toBeInTheDocument();
  });

  test('an order that is right from the start can be kept', async () => {
    show(question('ordering'), 'attempt');
    await user.click(screen.getByRole('button', { name: 'Pakai urutan ini' }));
    expect(keeper.last).toEqual({ type: 'ordering', order: [2, 1, 0] });
  });
});

describe('a look back', () => {
  test('shows the right answer of a question that was left out', () => {
    const solution: Response = { type: 'matching', pairs: [0, 1] };
    show(question('matching', { feedback: feedback('wrong', { solution }) }), 'review');
    expect(screen.getByText('Tidak dijawab')).toBeInTheDocument();
    const lines = screen.getAllByRole('listitem').map((item) => item.textContent.trim());
    expect(lines).toEqual(['SSH → 22', 'HTTPS → 443']);
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  });

  test('marks the option that was right beside the one that was picked', () => {
    const said = feedback('wrong', {
      parts: [{ index: 0, right: false, html: '' }],
      solution: { type: 'choice', picked: [1] },
    });
    show(question('single', { answer: { type: 'choice', picked: [0] }, feedback: said }), 'review');
    expect(screen.getByRole('radio', { name: 'Lapisan 2' })).toHaveAccessibleDescription(/Salah/);
    expect(screen.getByRole('radio', { name: 'Lapisan 3' })).toHaveAccessibleDescription(/Jawaban benar/);
    expect(screen.getByRole('radio', { name: 'Lapisan 3' })).toBeDisabled();
  });
});
