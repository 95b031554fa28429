/** Both languages and both themes, switched while the app runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { completeLesson } from './harness/record.js';

const screens = [
  '#/',
  '#/katalog',
  '#/cari',
  '#/glosarium',
  '#/pengaturan',
  '#/kursus/fnd-101',
  '#/kuis/fnd-101-x',
];

test(
  'the language changes without a restart, screens and lessons alike',
  withAcademy({ profile: 'Sari' }, switched),
);

async function switched({ page, learner, host }) {
  await learner.opens('#/pengaturan');
  await page.getByRole('group', { name: 'Bahasa aplikasi' }).getByText('English', { exact: true }).click();
  await learner.sees('Settings');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('link', { name: 'Catalogue' }).first().click();
  await learner.sees('Catalogue');
  await page.getByRole('link', { name: 'Academy orientation and the IT solution map' }).click();
  await learner.sees('Academy orientation and the IT solution map');
  await learner.opens('fnd-101-l01');
  await page.getByRole('heading', { name: 'Three kinds of assessment' }).waitFor();
  await page.getByRole('button', { name: 'Check answer' }).first().waitFor();
  const { settings } = await host.call('app.start');
  assert.equal(settings.language, 'en');
  await learner.reloads();
  await page.getByRole('heading', { name: 'Three kinds of assessment' }).waitFor();
}

test('lessons may be in another language than the screens', withAcademy({ profile: 'Sari' }, mixed));

async function mixed({ page, learner }) {
  await learner.opens('#/pengaturan');
  await page.getByRole('group', { name: 'Bahasa pelajaran' }).getByText('English', { exact: true }).click();
  await learner.opens('fnd-101-l01');
  const heading = page.getByRole('heading', { name: 'Three kinds of assessment' });
  await heading.waitFor();
  await page.getByRole('button', { name: 'Periksa jawaban' }).first().waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'id');
  assert.equal(await heading.evaluate((element) => element.closest('[lang]').lang), 'en');
}

test(
  'the theme changes without a restart and is there at the next start',
  withAcademy({ profile: 'Sari' }, themed),
);

async function themed({ page, learner }) {
  const paper = () => page.evaluate(() => getComputedStyle(document.querySelector('main')).backgroundColor);
  await learner.opens('#/pengaturan');
  const light = await paper();
  await page.getByRole('group', { name: 'Tema' }).getByText('Gelap', { exact: true }).click();
  await page.locator('html[data-theme="dark"]').waitFor();
  const dark = await paper();
  assert.notEqual(dark, light);
  await learner.reloads();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await paper(), dark);
}

for (const lang of ['id', 'en']) {
  test(
    `no screen shows a key or a hole instead of words (${lang})`,
    withAcademy({ profile: 'Sari', lang, path: 'sales' }, worded),
  );
}

async function worded({ page, learner, host, settings }) {
  await completeLesson(host, 'fnd-101-l01');
  for (const screen of [...screens, '#/pelajaran/fnd-101-l02', '#/entah']) {
    await learner.opens(screen);
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(
      text,
      /undefined|\bnull\b|NaN|Invalid Date|\[object|\b[a-z]+\.[a-z]+[A-Z]\w+\b/,
      screen,
    );
    const names = await page
      .locator('button, a, input, select, [role=dialog], nav, section')
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? '').join('\n'));
    assert.doesNotMatch(names, /undefined|null|NaN/, screen);
    assert.equal(await page.locator('html').getAttribute('lang'), settings.language);
    assert.match(await page.title(), /\S+ · Virtus Partner Academy/, screen);
  }
}

test(
  'every lesson, quiz and exam is there in English',
  withAcademy({ profile: 'Sari', lang: 'en' }, translated),
);

async function translated({ host }) {
  const { card, modules, exam } = await host.call('course.open', { course: 'fnd-101' });
  assert.ok(card.translated);
  for (const { id } of modules.flatMap((module) => module.lessons)) {
    assert.equal((await host.call('lesson.open', { lesson: id })).language, 'en', id);
  }
  for (const { id } of [...modules.map((module) => module.quiz), exam]) {
    assert.equal((await host.call('attempt.start', { quiz: id })).language, 'en', id);
  }
}
