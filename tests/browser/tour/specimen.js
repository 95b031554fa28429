/** The screens of the small curriculum in tests/specimen: every form of text, question, lab and exam. */
import { readKeys } from '../harness/keys.js';
import { at, toFirst } from './ways.js';

const keys = readKeys();
const lesson = 'con-101-l01';
const lab = '#/latihan/con-101-l02';
const exam = 'con-101-x';
const minute = 60;

export const specimen = [
  at('forms', `#/pelajaran/${lesson}`, { ready: '.text table' }),
  { name: 'forms-table', go: (learner) => toFirst(learner, lesson, '.text table') },
  { name: 'forms-code', go: (learner) => toFirst(learner, lesson, '.text pre') },
  { name: 'forms-checks', go: (learner) => toFirst(learner, lesson, 'form.question') },
  { name: 'forms-nudge', go: asksTooEarly },
  { name: 'forms-right', go: (learner) => isAnswered(learner, 'right') },
  { name: 'forms-wrong', go: (learner) => isAnswered(learner, 'wrong') },
  { name: 'forms-hint', go: asksForHints },
  at('untranslated', '#/pelajaran/con-101-l03', { ready: '.text h2' }),
  at('lab', lab, { ready: '.steps .step' }),
  { name: 'lab-steps', go: (learner) => toFirst(learner, lab, '.steps .step') },
  { name: 'lab-discussion', go: asksForDiscussion },
  { name: 'lab-done', go: worksInLab },
  at('exam-timed', `#/kuis/${exam}`),
  { name: 'attempt-judged', go: isJudged },
  { name: 'attempt-timed', go: beginsExam },
  { name: 'attempt-last-minute', go: waitsLong },
  { name: 'result-hidden', go: isTooLate },
  { name: 'forms-outside', go: leavesTheApp },
];

async function isAnswered(learner, how) {
  const { blocks } = await learner.host.call('lesson.open', { lesson });
  for (const { question } of blocks.filter(({ type }) => type === 'question')) {
    const response = keys.get(question.id)[how];
    await learner.host.call('lesson.answer', { lesson, question: question.id, response });
  }
  await learner.opens('#/');
  await toFirst(learner, lesson, 'form.question');
}

async function asksTooEarly(learner) {
  await toFirst(learner, lesson, 'form.question');
  await learner.page.locator('form.question [type=submit]').first().click();
  await learner.page.locator('.nudge').first().waitFor();
}

async function asksForHints(learner) {
  await toFirst(learner, lesson, 'form.question');
  await learner.page.locator('.hints button').first().click();
  await learner.page.locator('.hint').first().waitFor();
}

async function leavesTheApp(learner) {
  await learner.opens(lesson);
  await learner.page.locator('a[data-external]').first().click();
  await learner.page.getByRole('dialog').waitFor();
}

async function asksForDiscussion(learner) {
  await learner.opens(lab);
  await learner.page.locator('section:has([data-heading]) button').last().click();
  await learner.page.locator('section:has([data-heading]) .prose').last().waitFor();
}

async function worksInLab(learner) {
  await learner.opens(lab);
  const boxes = await learner.page.locator('.step > ul [type=checkbox]').all();
  for (const [index, box] of boxes.entries()) {
    await box.click();
    await learner.page.locator('.step > ul label.ticked').nth(index).waitFor();
  }
  await learner.page.locator('.step input[type=text]').fill('/26');
  await learner.page.locator('.step [type=submit]').click();
  await learner.page.locator('.done[role=status], .done .actions').first().waitFor();
  await learner.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
}

async function isJudged(learner) {
  const { attempt, questions } = await learner.host.call('attempt.start', { quiz: 'con-101-m1-q' });
  const response = keys.get(questions[0].id).wrong;
  await learner.host.call('attempt.answer', { attempt, question: questions[0].id, response });
  await learner.opens(`#/percobaan/${attempt}`);
  await learner.questions();
}

async function beginsExam(learner) {
  const { attempt } = await learner.host.call('attempt.start', { quiz: exam });
  await learner.opens(`#/percobaan/${attempt}`);
  await learner.page.getByRole('timer').waitFor();
}

async function attemptOf(learner) {
  const { attempts } = await learner.host.call('quiz.open', { quiz: exam });
  return attempts[0].attempt;
}

async function waitsLong(learner) {
  await learner.host.advance(11.5 * minute);
  const attempt = await attemptOf(learner);
  await learner.opens('#/');
  await learner.opens(`#/percobaan/${attempt}`);
  await learner.page.locator('.time.soon').waitFor();
}

async function isTooLate(learner) {
  await learner.host.advance(minute);
  const attempt = await attemptOf(learner);
  await learner.opens('#/');
  await learner.page.goto(`${learner.host.url}/#/percobaan/${attempt}`);
  await learner.page.waitForURL(/#\/hasil\//);
  await learner.sees();
}
