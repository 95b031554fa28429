/** The screens of a beginning, of an end, of an exam that may not be taken, and of everything that goes wrong. */
import { completeCourse } from '../harness/record.js';
import { at } from './ways.js';

const day = 24 * 60 * 60;
const exam = 'fnd-101-x';

/** One after the other, each from the one before. */
export const welcome = [
  { name: 'welcome-1', go: (learner) => learner.page.getByRole('radio').first().waitFor() },
  { name: 'welcome-2', go: (learner) => goesOn(learner, 'input[type=text]') },
  { name: 'welcome-2-error', go: (learner) => goesOn(learner, '[aria-invalid=true]') },
  {
    name: 'welcome-3-notice',
    async go(learner) {
      const fields = learner.page.locator('form .field input');
      for (const [index, words] of ['Sari', 'sari@mitra.example', 'PT Mitra'].entries())
        await fields.nth(index).fill(words);
      await goesOn(learner, '.notice .prose');
    },
  },
  { name: 'welcome-3-whole', go: (learner) => opens(learner, '.notice button', '[role=dialog] table') },
  { name: 'welcome-4-choices', go: (learner) => goesOn(learner, '.choice button') },
  { name: 'welcome-4-error', go: choosesAndForgets },
  {
    name: 'welcome-5-receipt',
    async go(learner) {
      await learner.page.getByRole('checkbox').check();
      await goesOn(learner, '.receipt details');
    },
  },
  {
    name: 'welcome-5-kept',
    async go(learner) {
      await learner.page.locator('.receipt summary').click();
      await opens(learner, '.keep button', '.notice.good');
    },
  },
  {
    name: 'welcome-6',
    async go(learner) {
      await goesOn(learner, '[type=radio]');
      await learner.page.getByRole('radio').first().check();
    },
  },
];

async function opens(learner, button, wanted) {
  await learner.page.locator(button).first().click();
  await learner.page.locator(wanted).first().waitFor();
}

async function choosesAndForgets(learner) {
  await learner.page.locator('.choice details').first().locator('summary').click();
  await learner.page.locator('.choice button').nth(1).click();
  await goesOn(learner, '[aria-invalid=true]');
}

/** One's own data: with choices, receipts, everything unfolded, a copy taken; and the question before erasing. */
export const own = [
  {
    name: 'own-data',
    async go(learner) {
      const choice = { choice: { purpose: 'sync', given: true }, notice: '1.0' };
      await learner.host.call('consent.decide', choice);
      await learner.opens('#/data-saya');
      await learner.page.locator('.receipt').first().waitFor();
    },
  },
  {
    name: 'own-data-unfolded',
    async go(learner) {
      await learner.opens('#/data-saya');
      await learner.page.locator('main details').last().waitFor();
      await learner.page.evaluate(() => {
        for (const one of document.querySelectorAll('main details')) one.open = true;
      });
    },
  },
  {
    name: 'own-data-copy',
    async go(learner) {
      await learner.opens('#/data-saya');
      await learner.page.getByRole('button', { name: /^(Ekspor data saya|Export my data)/ }).click();
      await learner.page.locator('.notice.good').first().waitFor();
    },
  },
  {
    name: 'own-data-erase',
    async go(learner) {
      await learner.opens('#/data-saya');
      await opens(learner, '.button.danger', '[role=dialog]');
    },
  },
];

async function goesOn(learner, wanted) {
  await learner.page.locator('form [type=submit]').click();
  await learner.page.locator(wanted).first().waitFor();
}

/** Who learns at this machine: a name, a guest, a long name, and a record that a disk has torn. */
export const people = [
  {
    name: 'chooser',
    async go({ page, host }) {
      await page.goto(`${host.url}/#/`);
      await page.locator('.seat').nth(3).waitFor();
    },
  },
  {
    name: 'chooser-failed',
    calls: { 'profile.list': 'silent' },
    async go({ page }) {
      await page.reload();
      await page.getByRole('alert').waitFor();
    },
  },
];

const words = 'kopi tubruk panas';

/** Locked profiles: in the list, with a wrong passphrase, with the recovery key asked for. */
export const sealed = [
  {
    name: 'chooser-sealed',
    async go({ page, host }) {
      await page.goto(`${host.url}/#/`);
      await page.reload();
      await page.locator('.seat').nth(2).waitFor();
    },
  },
  {
    name: 'unlock',
    async go({ page }) {
      await page.locator('.seat').first().click();
      await page.locator('input[type=password]').first().waitFor();
    },
  },
  {
    name: 'unlock-wrong',
    async go({ page }) {
      await page.locator('input[type=password]').first().fill('kopi susu');
      await page.locator('form [type=submit]').first().click();
      await page.locator('[aria-invalid=true]').first().waitFor();
    },
  },
  {
    name: 'unlock-recover',
    async go({ page }) {
      await page.locator('details summary').click();
      await page.locator('form [type=submit]').last().click();
      await page.locator('textarea[aria-invalid=true]').waitFor();
    },
  },
];

/** The section about the lock, before and after, and its dialogs. */
export const seal = [
  { name: 'seal-set', go: (learner) => asks(learner, 0) },
  {
    name: 'seal-set-error',
    async go(learner) {
      const { page } = learner;
      await asks(learner, 0);
      await page.locator('[role=dialog] [type=submit]').click();
      await page.locator('[role=dialog] [aria-invalid=true]').first().waitFor();
    },
  },
  {
    name: 'seal-on',
    async go(learner) {
      const { page, host } = learner;
      await host.call('seal.set', { passphrase: words, show_name: true, recovery: true });
      await learner.opens('#/');
      await learner.opens('#/data-saya');
      await page.locator('section:has(.told) .acts').waitFor();
      await page.locator('.told').scrollIntoViewIfNeeded();
    },
  },
  { name: 'seal-change', go: (learner) => asks(learner, 0) },
  { name: 'seal-recovery', go: (learner) => asks(learner, 1) },
  { name: 'seal-remove', go: (learner) => asks(learner, 2) },
];

/** Opens the dialog of one of the buttons of the section. */
async function asks(learner, button) {
  await learner.opens('#/');
  await learner.opens('#/data-saya');
  await learner.page.locator('section:has(.told) button').nth(button).click();
  await learner.page.locator('[role=dialog]').waitFor();
}

export const beginning = [
  at('home-new', '#/'),
  at('course-new', '#/kursus/fnd-101'),
  at('quiz-early', `#/kuis/${exam}`),
];

/** An exam is failed, waited for, and used up. */
export const refused = [
  {
    name: 'exam-cooling',
    async go(learner) {
      await failsExam(learner.host);
      await learner.opens(`#/kuis/${exam}`);
    },
  },
  {
    name: 'exam-worn',
    async go(learner) {
      for (let attempt = 0; attempt < 2; attempt++) {
        await learner.host.advance(day);
        await failsExam(learner.host);
      }
      await learner.opens('#/');
      await learner.opens(`#/kuis/${exam}`);
    },
  },
  {
    name: 'result-worn',
    async go(learner) {
      const { attempts } = await learner.host.call('quiz.open', { quiz: exam });
      await learner.opens(`#/hasil/${attempts[0].attempt}`);
    },
  },
];

async function failsExam(host) {
  const { attempt } = await host.call('attempt.start', { quiz: exam });
  await host.call('attempt.submit', { attempt });
}

export const graduate = {
  live: (host) => completeCourse(host, 'fnd-101'),
  screens: [
    at('home-done', '#/'),
    at('course-done', '#/kursus/fnd-101'),
    at('exam-passed', `#/kuis/${exam}`),
    at('lesson-done', '#/pelajaran/fnd-101-l03', { ready: '.text h2' }),
  ],
};

/** What does not answer, answers wrongly or breaks. `calls` says which use case does what while the screen is looked at. */
export const broken = [
  at('error', '#/katalog', { calls: { 'catalogue.show': 'silent' }, ready: '[role=alert]' }),
  at('error-inside', '#/pengaturan', { calls: { 'storage.show': 'silent' }, ready: '[role=alert]' }),
  at('missing', '#/pelajaran/fnd-101-l99', { ready: '[role=alert]' }),
  at('crash', '#/glosarium', { calls: { 'glossary.show': '{"terms":null}' }, ready: '[role=alert]' }),
  at('loading', '#/katalog', {
    calls: { 'catalogue.show': 'slow' },
    go: ({ page, host }) => page.goto(`${host.url}/#/katalog`),
    ready: 'main .loading',
    // A moment before there is a screen, so that there is no title yet.
    untitled: true,
  }),
  {
    name: 'bookmark-failed',
    calls: { 'bookmark.set': 'silent' },
    async go(learner) {
      await learner.opens('fnd-101-l02');
      await learner.page.keyboard.press('b');
      await learner.page.locator('.toast.bad').waitFor();
    },
  },
  {
    name: 'note-failed',
    calls: { 'note.save': 'silent' },
    async go(learner) {
      await learner.opens('fnd-101-l02');
      await learner.page.keyboard.press('e');
      await learner.page.locator('[role=dialog] textarea').fill('Penting');
      await learner.page.locator('[role=dialog] .actions button').last().click();
      await learner.page.locator('[role=dialog] [aria-invalid=true]').waitFor();
    },
  },
  {
    name: 'answer-failed',
    calls: { 'attempt.answer': 'silent' },
    async go(learner) {
      const { attempt } = await learner.host.call('attempt.start', { quiz: 'fnd-101-m1-q' });
      await learner.opens(`#/percobaan/${attempt}`);
      const [id] = await learner.questions();
      await learner.fills(id);
      await learner.leavesField(id);
      await learner.question(id).getByRole('alert').waitFor();
    },
  },
  { name: 'start-failed', calls: { 'app.start': 'silent' }, go: reloads, ready: '[role=alert]' },
];

async function reloads({ page, host }) {
  await page.goto(`${host.url}/#/`);
  await page.reload();
}

const text = { ready: '.notices' };
/** The app is open a second time. */
export const locked = [
  at('locked', '#/', text),
  at('locked-lesson', '#/pelajaran/fnd-101-l01', text),
  at('locked-quiz', '#/kuis/fnd-101-m1-q', text),
];
/** The disk has torn the record. */
export const torn = [at('record-put-aside', '#/', text)];
/** There is no curriculum on this machine. */
export const empty = [
  at('empty-home', '#/', text),
  at('empty-catalogue', '#/katalog', text),
  at('empty-glossary', '#/glosarium', text),
  at('empty-search', '#/cari?q=jaringan', text),
];
