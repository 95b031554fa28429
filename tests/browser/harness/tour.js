/** Every screen in every state that looks different, with a record that has something to show. */
import { readKeys } from './keys.js';
import { completeLesson, passQuiz } from './record.js';

const keys = readKeys();
const quizzes = { passed: 'fnd-101-m1-q', open: 'fnd-101-m2-q', failed: 'fnd-101-m3-q' };

/** A learner in the middle of the first course. Answers with the ids that the tour needs. */
export async function liveALittle(host) {
  for (const lesson of ['fnd-101-l01', 'fnd-101-l02', 'fnd-101-l03']) await completeLesson(host, lesson);
  const passed = await passQuiz(host, quizzes.passed);
  const failed = await failQuiz(host, quizzes.failed);
  const open = await beginQuiz(host, quizzes.open);
  await readHalf(host, 'fnd-101-l05');
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

const at = (name, address, more = {}) => ({ name, go: (learner) => learner.opens(address), ...more });

/** `main`: also pictured in English. `go` leads there; `ready` is what must be seen before it counts. */
export function screensOf({ passed, failed, open, planned }) {
  return [
    at('home', '#/', { main: true }),
    at('catalogue', '#/katalog', { main: true }),
    at('catalogue-by-role', '#/katalog?susunan=peran'),
    at('catalogue-nothing', '#/katalog?q=zzzz'),
    at('course', '#/kursus/fnd-101', { main: true }),
    at('course-planned', `#/kursus/${planned}`),
    at('lesson', '#/pelajaran/fnd-101-l02', { main: true, ready: '.text h2' }),
    at('lesson-picture', '#/pelajaran/fnd-101-l04', {
      go: (learner) => toFirst(learner, 'fnd-101-l04', '.text img'),
    }),
    at('lesson-check', '#/pelajaran/fnd-101-l05', {
      main: true,
      go: (learner) => toFirst(learner, 'fnd-101-l05', 'form.question'),
    }),
    at('lesson-end', '#/pelajaran/fnd-101-l05', {
      go: (learner) => toFirst(learner, 'fnd-101-l05', '.finish'),
    }),
    { name: 'lesson-note', go: writesNote },
    { name: 'lesson-term', go: readsTerm },
    at('quiz', `#/kuis/${quizzes.failed}`, { main: true }),
    at('quiz-unfinished', `#/kuis/${quizzes.open}`),
    at('exam', '#/kuis/fnd-101-x'),
    at('attempt', `#/percobaan/${open}`, { main: true, ready: 'form.question' }),
    { name: 'attempt-all', go: (learner) => showsAll(learner, open) },
    { name: 'attempt-review', go: (learner) => looksBefore(learner, open) },
    at('result-passed', `#/hasil/${passed}`, { main: true }),
    at('result-failed', `#/hasil/${failed}`, { main: true }),
    at('search', '#/cari?q=jaringan', { main: true, ready: 'a[data-hit]' }),
    at('search-nothing', '#/cari?q=qqqqzzzz'),
    at('search-empty', '#/cari'),
    at('glossary', '#/glosarium', { main: true }),
    at('settings', '#/pengaturan', { main: true }),
    at('not-found', '#/entah'),
    { name: 'palette', go: (learner) => pressesOver(learner, 'Control+k', '[role=combobox]') },
    { name: 'shortcuts', go: (learner) => pressesOver(learner, '?', '[role=dialog]') },
  ];
}

async function toFirst(learner, lesson, selector) {
  await learner.opens(lesson);
  const target = learner.page.locator(selector).first();
  await target.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await learner.page.evaluate(() => window.scrollBy(0, -90));
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

async function showsAll(learner, attempt) {
  await learner.opens(`#/percobaan/${attempt}`);
  const folded = learner.page.locator('details.side:not([open]) > summary');
  if (await folded.isVisible()) await folded.click();
  await learner.page.locator('label:has([type=radio])', { hasText: /Semua soal|All questions/ }).click();
  await learner.page.locator('form.question').nth(7).waitFor();
}

async function looksBefore(learner, attempt) {
  await learner.opens(`#/percobaan/${attempt}`);
  await learner.page.getByRole('button', { name: /Periksa sebelum kumpulkan|Review before/ }).click();
  await learner.page.getByRole('heading', { level: 2 }).first().waitFor();
}

async function pressesOver(learner, key, selector) {
  await learner.opens('#/');
  await learner.page.locator('body').press(key);
  await learner.page.locator(selector).waitFor();
}

/** Leaves what an earlier screen may have left open. */
export async function clearStage({ page }) {
  for (let dialogs = 0; dialogs < 3 && (await page.locator('[role=dialog]').count()) > 0; dialogs++) {
    await page.keyboard.press('Escape');
    await page
      .waitForFunction(() => !document.querySelector('[role=dialog]'), null, { timeout: 3000 })
      .catch(() => undefined);
  }
}

/** Until fonts and the pictures in sight are there and two frames are painted. */
export async function settles(page) {
  await page.waitForFunction(() => {
    const inSight = ({ top, bottom }) => bottom > 0 && top < window.innerHeight;
    const pictures = [...document.images].filter((image) => inSight(image.getBoundingClientRect()));
    return document.fonts.status === 'loaded' && pictures.every((image) => image.complete);
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
