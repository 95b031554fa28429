/** A learner at the packaged app, which dies in the middle of things. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onMachine } from './harness/app.js';

async function welcome(app) {
  await app.sees('Selamat datang');
  await app.presses('Lanjut');
  const needed = 'input[aria-required=true]';
  await app.driver.until('the name', (selector) => document.querySelector(selector) !== null, needed);
  for (const [type, words] of Object.entries({ text: 'Sari', email: 'sari@mitra.example' }))
    await app.driver.type(await app.driver.find(`input[type=${type}][aria-required=true]`), words);
  await app.driver.type(await app.driver.find('.field:nth-child(3) input'), 'PT Mitra');
  await app.presses('Lanjut');
  await app.reads('Privasi Anda');
  await app.presses('Lanjut');
  await app.reads('Pilihan Anda');
  await app.presses('', '.adult');
  await app.presses('Lanjut');
  await app.reads('Bukti pilihan Anda');
  await app.presses('Lanjut');
  await app.reads('Peran mana');
  await app.presses('Mulai pelajaran pertama');
  await app.sees('Cara kerja Virtus Partner Academy');
}

test(
  'a lesson goes on where it was after the app was killed',
  onMachine(async (machine) => {
    const app = await machine.opensApp();
    await welcome(app);
    const question = await app.driver.until(
      'a question',
      () => document.querySelector('form.question fieldset')?.id,
    );
    await app.presses('', `fieldset[id="${question}"] .options li:first-child`);
    await app.presses('Periksa jawaban', `form:has([id="${question}"])`);
    await app.driver.until('the verdict', verdictOf, question);
    const before = await app.driver.run(answerOf, question);
    await app.presses('Tiga jenis penilaian', 'nav');
    await app.driver.until('the place kept', placeKept, 'Tiga jenis penilaian');
    await app.kill();

    const again = await machine.opensApp();
    await again.sees('Halo, Sari');
    await again.reads('Bagian: Tiga jenis penilaian');
    await again.presses('Lanjutkan');
    await again.sees('Cara kerja Virtus Partner Academy');
    await again.driver.until('the same heading', headingNearTop, 'Tiga jenis penilaian');
    assert.deepEqual(await again.driver.run(answerOf, question), before);
    assert.ok(await again.driver.run(verdictOf, question));
  }),
);

test(
  'a quiz goes on with the same questions and answers after the app was killed',
  onMachine(async (machine) => {
    const app = await machine.opensApp();
    await welcome(app);
    await app.opens('#/kuis/fnd-101-m1-q');
    await app.sees('Kuis: Belajar di Akademi');
    await app.presses('Mulai', 'main');
    await app.presses('Semua soal');
    await app.driver.until('all questions', () => document.querySelectorAll('form.question').length === 8);
    const before = await app.driver.run(() =>
      [...document.querySelectorAll('form.question > fieldset')].map(({ id }) => id),
    );
    const chosen = await app.driver.run(() => document.querySelector('fieldset:has(.options)').id);
    await app.presses('', `fieldset[id="${chosen}"] .options li:nth-child(2)`);
    await app.driver.until(
      'the answer kept',
      (id) => document.querySelector(`form:has([id="${id}"]) .save.saved`) !== null,
      chosen,
    );
    const answer = await app.driver.run(answerOf, chosen);
    await app.kill();

    const again = await machine.opensApp();
    await again.sees('Halo, Sari');
    await again.opens('#/kuis/fnd-101-m1-q');
    await again.presses('Lanjutkan percobaan');
    await again.presses('Semua soal');
    await again.driver.until('all questions', () => document.querySelectorAll('form.question').length === 8);
    assert.deepEqual(
      await again.driver.run(() =>
        [...document.querySelectorAll('form.question > fieldset')].map(({ id }) => id),
      ),
      before,
    );
    assert.deepEqual(await again.driver.run(answerOf, chosen), answer);
  }),
);

test(
  'the app speaks English when asked to',
  onMachine(async (machine) => {
    const app = await machine.opensApp(['--language', 'en']);
    await app.sees('Welcome');
    await app.reads('Choose a language');
    assert.equal(await app.driver.run(() => document.documentElement.lang), 'en');
  }),
);

/* These run in the page. */

function verdictOf(id) {
  return document.querySelector(`form:has([id="${id}"]) .verdict`)?.innerText ?? null;
}

function answerOf(id) {
  return [...document.querySelectorAll(`fieldset[id="${id}"] input`)].map((input) => [
    input.value,
    input.checked,
  ]);
}

async function placeKept(heading) {
  const { position } = await window.__TAURI_INTERNALS__.invoke('call', {
    name: 'lesson.open',
    request: { lesson: 'fnd-101-l01' },
  });
  return position?.heading === heading;
}

function headingNearTop(words) {
  const heading = [...document.querySelectorAll('h2')].find((one) => one.textContent.includes(words));
  const top = heading?.getBoundingClientRect().top ?? -1;
  return window.scrollY > 300 && top > -40 && top < 400;
}
