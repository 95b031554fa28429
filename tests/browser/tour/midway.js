/** A learner in the middle of the first course, and every screen that looks different then. */
import { readKeys } from '../harness/keys.js';
import { completeLesson, passQuiz } from '../harness/record.js';
import { at, opensDetails, pressesOver, toFirst } from './ways.js';

const keys = readKeys();
const quizzes = { passed: 'fnd-101-m1-q', open: 'fnd-101-m2-q', failed: 'fnd-101-m3-q' };
const half = 'fnd-101-l05';

/** Answers with the ids that the screens need. */
export async function liveALittle(host) {
  for (const lesson of ['fnd-101-l01', 'fnd-101-l02', 'fnd-101-l03']) await completeLesson(host, lesson);
  const passed = await passQuiz(host, quizzes.passed);
  const failed = await failQuiz(host, quizzes.failed);
  const open = await beginQuiz(host, quizzes.open);
  await readHalf(host, half);
  const { tracks } = await host.call('catalogue.show');
  const planned = tracks
    .flatMap((track) => track.courses)
    .find(({ status, track }) => status === 'planned' && track === 'net');
  return { passed, failed, open, planned: planned.id };
}

async function failQuiz(host, quiz) {
  const { attempt, questions } = await host.call('attempt.start', { quiz });
  for (const [index, { id }] of questions.entries()) {
    const response = keys.get(id)[index % 3 === 0 ? 'right' : 'wrong'];
    if (index > 0) await host.call('attempt.answer', { attempt, question: id, response });
  }
  await host.call('attempt.submit', { attempt });
  return attempt;
}

async function beginQuiz(host, quiz) {
  const { attempt, questions } = await host.call('attempt.start', { quiz });
  for (const { id } of questions.slice(0, 3)) {
    await host.call('attempt.answer', { attempt, question: id, response: keys.get(id).right });
  }
  await host.call('attempt.flag', { attempt, question: questions[1].id, flagged: true });
  return attempt;
}

async function readHalf(host, lesson) {
  const { outline, blocks } = await host.call('lesson.open', { lesson });
  const checks = blocks.filter((block) => block.type === 'question').map((block) => block.question.id);
  for (const [index, id] of checks.slice(0, 2).entries()) {
    const response = keys.get(id)[index === 0 ? 'wrong' : 'right'];
    await host.call('lesson.answer', { lesson, question: id, response });
  }
  await host.call('note.save', { lesson, block: 1, text: 'Tanyakan ini pada rapat hari Senin.' });
  await host.call('bookmark.set', { lesson, block: 3, set: true });
  const { anchor, text: heading } = outline[1];
  await host.call('position.save', { lesson, position: { anchor, heading, block: 4 } });
}

export function screensOf({ passed, failed, open, planned }) {
  return [
    at('home', '#/'),
    at('catalogue', '#/katalog'),
    at('catalogue-by-role', '#/katalog?susunan=peran'),
    at('catalogue-filtered', '#/katalog?tingkat=1'),
    at('catalogue-nothing', '#/katalog?q=zzzz'),
    at('course', '#/kursus/fnd-101'),
    at('course-planned', `#/kursus/${planned}`),
    at('lesson', '#/pelajaran/fnd-101-l02', { ready: '.text h2' }),
    { name: 'lesson-picture', go: (learner) => toFirst(learner, 'fnd-101-l04', '.text img') },
    { name: 'lesson-check', go: (learner) => toFirst(learner, half, 'form.question') },
    { name: 'lesson-end', go: (learner) => toFirst(learner, half, '.finish') },
    { name: 'lesson-open-questions', go: finishesTooEarly },
    { name: 'lesson-marks', go: (learner) => opensDetails(learner, `#/pelajaran/${half}`, '.marks') },
    { name: 'lesson-note', go: writesNote },
    { name: 'lesson-term', go: readsTerm },
    { name: 'lesson-zoom', go: enlarges },
    at('quiz', `#/kuis/${quizzes.failed}`),
    at('quiz-unfinished', `#/kuis/${quizzes.open}`),
    at('exam', '#/kuis/fnd-101-x'),
    at('attempt', `#/percobaan/${open}`, { ready: 'form.question' }),
    { name: 'attempt-all', go: (learner) => showsAll(learner, open) },
    { name: 'attempt-review', go: (learner) => looksBefore(learner, open) },
    { name: 'attempt-confirm', go: (learner) => handsInOpen(learner, open) },
    at('result-passed', `#/hasil/${passed}`),
    at('result-failed', `#/hasil/${failed}`),
    at('search', '#/cari?q=jaringan', { ready: 'a[data-hit]' }),
    at('search-corrected', '#/cari?q=distribtor', { ready: 'a[data-hit]' }),
    at('search-nothing', '#/cari?q=qqqqzzzz'),
    at('search-empty', '#/cari'),
    at('glossary', '#/glosarium'),
    at('glossary-nothing', '#/glosarium?q=zzzz'),
    at('settings', '#/pengaturan'),
    { name: 'settings-shortcuts', go: (learner) => opensDetails(learner, '#/pengaturan', 'section') },
    at('not-found', '#/entah'),
    { name: 'palette', go: (learner) => pressesOver(learner, 'Control+k', '[role=combobox]') },
    { name: 'palette-nothing', go: findsNothing },
    { name: 'shortcuts', go: (learner) => pressesOver(learner, '?', '[role=dialog]') },
  ];
}

async function finishesTooEarly(learner) {
  await learner.opens('#/pelajaran/fnd-101-l06');
  await learner.page.locator('.finish .row button').click();
  await learner.page.locator('.finish [role=alert]').waitFor();
  await learner.page.locator('.finish').evaluate((part) => part.scrollIntoView({ block: 'start' }));
}

async function writesNote(learner) {
  await learner.opens('fnd-101-l02');
  await learner.page
    .locator('.text [data-p]')
    .first()
    .click({ position: { x: 4, y: 4 } });
  await learner.page.keyboard.press('e');
  await learner.page.getByRole('dialog').waitFor();
}

async function readsTerm(learner) {
  await learner.opens('fnd-101-l01');
  await learner.page.locator('.text a.term').first().click();
  await learner.page.locator('#shown-term').waitFor();
}

async function enlarges(learner) {
  await learner.opens('fnd-101-l04');
  await learner.page.locator('.text img').first().click();
  await learner.page.locator('[role=dialog] img').waitFor();
}

async function showsAll(learner, attempt) {
  await learner.opens(`#/percobaan/${attempt}`);
  const folded = learner.page.locator('details.side:not([open]) > summary');
  if (await folded.isVisible()) await folded.click();
  await learner.page.locator('label:has([type=radio])', { hasText: /Semua soal|All questions/ }).click();
  await learner.page.locator('form.question').nth(7).waitFor();
}

async function looksBefore(learner, attempt) {
  // From elsewhere, or it would still stand where an earlier screen of the tour has left it.
  await learner.opens('#/');
  await learner.opens(`#/percobaan/${attempt}`);
  await learner.page.getByRole('button', { name: /Periksa sebelum kumpulkan|Review before/ }).click();
  await learner.page.getByRole('heading', { level: 2 }).first().waitFor();
}

async function handsInOpen(learner, attempt) {
  await looksBefore(learner, attempt);
  await learner.page.getByRole('button', { name: /^(Kumpulkan|Submit|Hand in)$/ }).click();
  await learner.page.getByRole('dialog').waitFor();
}

async function findsNothing(learner) {
  await pressesOver(learner, 'Control+k', '[role=combobox]');
  await learner.page.keyboard.type('zzzzqq');
  await learner.page.locator('[role=dialog] [role=status]').waitFor();
}
