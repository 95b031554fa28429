import { expect, it } from 'vitest';
import { id } from '../../i18n/id';
import { formats } from '../../i18n/format';
import type { QuizRow, RulesView } from '../../platform';
import { ruleLines } from './rule-lines';

function anExam(rules: Partial<RulesView>): QuizRow {
  return {
    id: 'net-101-x',
    title: 'Ujian',
    is_exam: true,
    questions: 20,
    minutes: 30,
    state: 'not_taken',
    best_percent: null,
    passed_at: null,
    rules: {
      pass_percent: 80,
      attempts: null,
      attempts_left: null,
      cooldown_minutes: null,
      reveal: 'submit',
      time_limit_minutes: null,
      ...rules,
    },
  };
}

it('says every limit there is', () => {
  const exam = anExam({
    attempts: 3,
    attempts_left: 2,
    cooldown_minutes: 1440,
    time_limit_minutes: 90,
    reveal: 'pass',
  });
  expect(ruleLines(exam, id, formats.id)).toEqual([
    '20 soal, diambil acak setiap percobaan',
    'Waktu 1 jam 30 menit',
    'Lulus mulai 80\u00a0%',
    'Sisa 2 dari 3 percobaan',
    'Jeda 24 jam setelah tidak lulus',
    'Jawaban benar tampil setelah lulus',
  ]);
});

it('says that there is no limit', () => {
  expect(ruleLines(anExam({}), id, formats.id)).toEqual([
    '20 soal, diambil acak setiap percobaan',
    'Tanpa batas waktu',
    'Lulus mulai 80\u00a0%',
    'Boleh diulang tanpa batas',
    'Jawaban benar tampil setelah dikumpulkan',
  ]);
});
