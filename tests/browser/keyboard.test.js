/** With the keyboard alone: nothing here is clicked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

/** Tab until the element with the focus fits, as a person would. */
async function tabTo(page, fits, most = 80) {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`(${fits})(document.activeElement)`)) return;
  }
  assert.fail(`${most} tabs did not reach ${fits}`);
}

const focusIsSeen = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, boxShadow } = getComputedStyle(element);
    const label = element.closest('label');
    const around = label ? getComputedStyle(label) : null;
    return outlineStyle !== 'none' || boxShadow !== 'none' || (around && around.outlineStyle !== 'none');
  });

test('from the welcome to an answered question', withAcademy({}, welcomed));

async function welcomed({ page, learner, host }) {
  await learner.sees('Selamat datang');
  const { keyboard } = page;
  await tabTo(page, (element) => element.type === 'radio');
  assert.ok(await focusIsSeen(page), 'the focus cannot be seen');
  await tabTo(page, (element) => element.type === 'submit');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Siapa Anda?' }).waitFor();
  for (const words of ['Sari', 'sari@mitra.example', 'PT Mitra']) {
    await tabTo(page, (element) => element.tagName === 'INPUT');
    await keyboard.type(words);
  }
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Privasi Anda' }).waitFor();
  await tabTo(page, (element) => element.type === 'submit');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pilihan Anda' }).waitFor();
  await tabTo(page, (element) => element.type === 'checkbox');
  await keyboard.press('Space');
  await tabTo(page, (element) => element.type === 'submit');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Bukti pilihan Anda' }).waitFor();
  await tabTo(page, (element) => element.type === 'submit');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Peran mana' }).waitFor();
  await tabTo(page, (element) => element.type === 'radio');
  await keyboard.press('ArrowDown');
  await tabTo(page, (element) => element.type === 'submit');
  await keyboard.press('Enter');
  await learner.sees('Cara kerja Virtus Partner Academy');

  const [first] = await learner.questions();
  await tabTo(page, (element) => element.closest('form.question') && element.type === 'radio', 120);
  await keyboard.press('Space');
  await tabTo(page, (element) => element.closest('form.question') && element.type === 'submit');
  assert.ok(await focusIsSeen(page), 'the focus cannot be seen');
  await keyboard.press('Enter');
  await learner.question(first).locator('.verdict').waitFor();
  const { blocks } = await host.call('lesson.open', { lesson: 'fnd-101-l01' });
  assert.notEqual(blocks.find((block) => block.question?.id === first).question.answer, null);
}

test('the palette opens a lesson and changes the theme', withAcademy({ profile: 'Sari' }, commanded));

async function commanded({ page, learner }) {
  const { keyboard } = page;
  const field = page.getByRole('combobox', { name: 'Ketik nama kursus, pelajaran, atau perintah' });
  await keyboard.press('Control+k');
  await field.waitFor();
  await keyboard.type('gelap');
  await page.getByRole('option', { name: 'Pakai tema gelap' }).waitFor();
  await keyboard.press('Enter');
  await page.locator('html[data-theme="dark"]').waitFor();
  await field.waitFor({ state: 'detached' });

  await keyboard.press('Control+k');
  await field.waitFor();
  await keyboard.type('siklus hidup proyek');
  await page
    .getByRole('option', { name: /^Siklus hidup proyek/ })
    .first()
    .waitFor();
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await learner.sees('Siklus hidup proyek');
  await keyboard.press('Control+k');
  await field.waitFor();
  await keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
}

test(
  'single keys go places and through a lesson, and can be switched off',
  withAcademy({ profile: 'Sari' }, single),
);

async function single({ page, learner }) {
  const { keyboard } = page;
  await keyboard.press('g');
  await keyboard.press('k');
  await learner.sees('Katalog');
  await keyboard.press('/');
  await page.locator('#search-field:focus').waitFor();
  await keyboard.press('Tab');
  await learner.opens('fnd-101-l01');
  await keyboard.press('n');
  await page.waitForURL(/fnd-101-l02/);
  await learner.sees();
  await keyboard.press('p');
  await page.waitForURL(/fnd-101-l01/);
  await learner.sees();
  await keyboard.press('j');
  await page.locator('.text [data-p]:focus').waitFor();
  await keyboard.press('b');
  await page.locator('[data-marked="bookmark"]').waitFor();

  await learner.opens('#/pengaturan');
  await page.getByRole('group', { name: 'Pintasan satu huruf' }).getByRole('radio', { name: 'Mati' }).focus();
  await keyboard.press('Space');
  await tabTo(page, (element) => element.tagName === 'BUTTON');
  await keyboard.press('g');
  await keyboard.press('k');
  await learner.sees('Pengaturan');
}

test('an ordering is brought in order with Alt and the arrows', withAcademy({ profile: 'Sari' }, arranged));

async function arranged({ page, learner, host }) {
  const { id, lesson } = await findOrdering(host);
  await learner.opens(lesson);
  const form = learner.question(id);
  const first = () => form.locator('ol li .text').first().innerText();
  const before = await first();
  await form
    .getByRole('button', { name: /^Turunkan/ })
    .first()
    .focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForFunction(
    ([form, was]) => document.querySelector(`fieldset[id="${form}"] ol li .text`).innerText !== was,
    [id, before],
  );
  assert.equal(await form.locator('ol li .text').nth(1).innerText(), before);
  assert.ok(
    await form.evaluate((element) => element.contains(document.activeElement)),
    'the keyboard was lost',
  );
}

async function findOrdering(host) {
  const { modules } = await host.call('course.open', { course: 'fnd-101' });
  for (const { id: lesson } of modules.flatMap((module) => module.lessons)) {
    const { blocks } = await host.call('lesson.open', { lesson });
    const found = blocks.find((block) => block.question?.kind === 'ordering');
    if (found) return { lesson, id: found.question.id };
  }
  return assert.fail('no lesson has an ordering');
}

test('the first tab skips to the content', withAcademy({ profile: 'Sari' }, skipped));

async function skipped({ page, learner }) {
  await learner.opens('#/katalog');
  await learner.reloads();
  await page.keyboard.press('Tab');
  await page.locator('a:focus', { hasText: 'Lompat ke isi' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('main h1:focus').waitFor();
}
