/** Six whole journeys with nothing but the keyboard: no click, and no focus but by keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { beginnings } from './harness/beginnings.js';
import { Fingers } from './harness/fingers.js';
import { Hands } from './harness/hands.js';

const sari = { profile: 'Sari', path: 'sales' };

/** A journey, with hands instead of a mouse. */
const byKeyboard = (options, body) =>
  withAcademy(options, (academy) => body({ ...academy, hands: new Hands(academy.page) }));

for (const [lang, t] of Object.entries(beginnings))
  test(
    `1: from the first start to the first lesson (${lang})`,
    byKeyboard({ lang }, (academy) => started(academy, t)),
  );

async function started({ page, learner, host, hands }, t) {
  await learner.sees(t.welcome);
  await hands.tabTo('radio', t.language);
  await hands.press('ArrowDown', 'ArrowUp');
  await hands.tabTo('button', t.next);
  await hands.press('Enter');
  await hands.isAt('heading', t.who);
  await hands.tabTo('button', t.next);
  await hands.press('Enter');
  await hands.isAt('textbox', t.name);
  await page.getByText(t.noName).waitFor();
  await hands.type('Sari Wulandari');
  await hands.tabTo('textbox', t.email);
  await hands.type('sari@mitra.example');
  await hands.tabTo('textbox', t.organisation);
  await hands.type('PT Mitra');
  await hands.press('Enter');
  await hands.isAt('heading', t.privacy);
  await hands.tabTo('button', t.whole);
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor();
  await hands.press('Escape');
  await hands.isAt('button', t.whole);
  await hands.tabTo('button', t.next);
  await hands.press('Enter');
  await hands.isAt('heading', t.choices);
  await hands.tabTo('button', t.no);
  await hands.press('Enter');
  await hands.tabTo('button', t.next);
  await hands.press('Enter');
  await hands.isAt('checkbox', t.adult);
  await hands.press('Space');
  await hands.tabTo('button', t.next);
  await hands.press('Enter');
  await hands.isAt('heading', t.receipt);
  await hands.tabTo('button', t.save);
  await hands.press('Enter');
  await page.getByText(t.saved).waitFor();
  await hands.tabTo('button', t.next);
  await hands.press('Enter');
  await hands.isAt('heading', t.path);
  await hands.tabTo('button', t.back);
  await hands.press('Enter');
  await hands.isAt('heading', t.receipt);
  await hands.tabTo('button', t.next);
  await hands.press('Enter');
  await hands.isAt('heading', t.path);
  await hands.tabTo('radio');
  await hands.press('ArrowDown');
  await hands.tabTo('button', t.begin);
  await hands.press('Enter');
  await learner.sees(t.lesson);
  const { profile } = await host.call('app.start');
  assert.equal(profile.name, 'Sari Wulandari');
  assert.notEqual(profile.path, null);
}

test(
  '2: a lesson is read, every kind of question answered, and left for the next',
  byKeyboard({ profile: 'Sari', edition: 'specimen' }, studied),
);

async function studied({ page, learner, host, hands }) {
  const lesson = 'con-101-l01';
  await learner.sees('Halo, Sari');
  await hands.tabTo('link', 'Buka pelajaran pertama');
  await hands.press('Enter');
  await hands.isAt('heading', 'Semua bentuk teks dan soal');
  await hands.press('j', 'j', 'k');
  await hands.tabTo('link', 'prefiks');
  await page.getByRole('tooltip').waitFor();
  await hands.press('Enter');
  await hands.isAt('dialog', 'Prefiks');
  await hands.press('Escape');
  await hands.isAt('link', 'prefiks');
  await hands.tabTo('button', 'Pohon subnet dengan dua cabang');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor();
  await hands.press('Escape');
  await hands.isAt('button', 'Pohon subnet dengan dua cabang');

  // Too early: the keyboard is led to the question that is open.
  await hands.tabTo('button', 'Selesai, lanjut');
  await hands.press('Enter');
  await page.getByRole('alert').waitFor();
  await hands.isAt('group');
  const fingers = new Fingers(page, hands, learner);
  const { blocks } = await host.call('lesson.open', { lesson });
  const questions = blocks.flatMap(({ question }) => question ?? []);
  assert.equal(new Set(questions.map(({ kind }) => kind)).size, 8);
  for (const { id } of questions) {
    await fingers.answers(id);
    await hands.tabTo('button', 'Periksa jawaban');
    await hands.press('Enter');
    await learner
      .question(id)
      .locator('.verdict', { hasText: /^\s*Benar/ })
      .waitFor();
    await hands.isAt('button', 'Jawab lagi');
  }
  await hands.tabTo('button', 'Selesai, lanjut');
  await hands.press('Enter');
  await hands.isAt('heading', 'Rencana alamat');
  const { state } = await host.call('lesson.open', { lesson });
  assert.equal(state, 'done');
}

test('3: a note and a bookmark are made and found again', byKeyboard(sari, marked));

async function marked({ page, learner, host, hands }) {
  const lesson = 'fnd-101-l01';
  await learner.sees('Halo, Sari');
  await hands.tabTo('link', 'Buka pelajaran pertama');
  await hands.press('Enter');
  await learner.sees('Cara kerja Virtus Partner Academy');
  await hands.press('j', 'j', 'j');
  const passage = await page.locator('.text [data-p]:focus').getAttribute('data-p');
  await hands.press('b');
  await page.locator(`[data-p="${passage}"][data-marked="bookmark"]`).waitFor();
  await hands.press('j', 'e');
  await hands.isAt('textbox', 'Isi catatan');
  await hands.type('Tanyakan pada rapat.');
  await hands.tabTo('button', 'Simpan');
  await hands.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const noted = await page.locator('.text [data-p]:focus').getAttribute('data-p');
  const kept = await host.call('lesson.open', { lesson });
  assert.deepEqual(kept.bookmarks, [Number(passage)]);
  assert.deepEqual(
    kept.notes.map(({ block, text }) => [block, text]),
    [[Number(noted), 'Tanyakan pada rapat.']],
  );

  await hands.press('g', 'b');
  await learner.sees('Halo, Sari');
  await hands.tabTo('link', 'Lanjutkan');
  await hands.press('Enter');
  await learner.sees('Cara kerja Virtus Partner Academy');
  await hands.tabTo('summary', /^Catatan dan penanda/);
  await hands.press('Enter');
  await hands.tabTo('button', /^Buka bagian:/);
  await hands.press('Enter');
  await page.locator(`.text [data-p="${passage}"]:focus`).waitFor();
  await hands.tabTo('summary', /^Catatan dan penanda/, { back: true });
  await hands.tabTo('button', 'Ubah catatan');
  await hands.press('Enter');
  await hands.isAt('textbox', 'Isi catatan');
  await hands.press('Escape');
  await hands.isAt('button', 'Ubah catatan');
}

test('4: searched in the field and in the palette, and opened at the hit', byKeyboard(sari, searched));

async function searched({ page, learner, hands }) {
  await learner.sees('Halo, Sari');
  await hands.press('/');
  await hands.isAt('searchbox', 'Cari di seluruh kurikulum');
  await hands.type('distributor');
  await page.locator('a[data-hit]').first().waitFor();
  await page.locator('main [aria-busy="true"]').waitFor({ state: 'detached' });
  await hands.tabTo('link', /distributor/i);
  await hands.press('Enter');
  await page.waitForURL(/#\/(pelajaran|glosarium|kursus)\//);
  await learner.sees();

  await hands.press('Control+k');
  await hands.isAt('combobox', 'Ketik nama kursus, pelajaran, atau perintah');
  await hands.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await hands.press('Control+k');
  await hands.isAt('combobox', 'Ketik nama kursus, pelajaran, atau perintah');
  await hands.type('siklus hidup proyek');
  // Not waiting for the answer: the key counts for the whole question.
  await hands.press('Enter');
  await learner.sees(/^Siklus hidup proyek TI/);
  await hands.isAt('group');
}

test('5: a module quiz from its rules to its result, left and taken up again', byKeyboard(sari, examined));

async function examined({ page, learner, host, hands }) {
  await learner.sees('Halo, Sari');
  await hands.press('g', 'k');
  await hands.isAt('heading', 'Katalog');
  await hands.tabTo('link', 'Orientasi Akademi dan Peta Solusi TI');
  await hands.press('Enter');
  await hands.isAt('heading', 'Orientasi Akademi dan Peta Solusi TI');
  await hands.tabTo('link', /Kuis: /);
  await hands.press('Enter');
  await page.getByRole('heading', { name: 'Aturannya' }).waitFor();
  await hands.tabTo('button', 'Mulai');
  await hands.press('Enter');
  await page.waitForURL(/#\/percobaan\//);
  await learner.sees();
  const fingers = new Fingers(page, hands, learner);
  const attempt = decodeURIComponent(page.url().split('/percobaan/')[1]);
  const { questions } = await host.call('attempt.open', { attempt });
  for (const [index, { id }] of questions.entries()) {
    // Half way it is left, and taken up again from the home screen.
    if (index === 4) await leavesAndComesBack({ page, learner, hands });
    if (index !== 2) await fingers.answers(id);
    if (index === 1) {
      await hands.tabTo('button', 'Tandai untuk dilihat lagi');
      await hands.press('Enter');
      await hands.isAt('button', 'Ditandai');
    }
    if (index === questions.length - 1) break;
    await hands.tabTo('button', 'Soal berikutnya');
    await hands.press('Enter');
    await learner.question(questions[index + 1].id).waitFor();
    await hands.isAt('group');
  }
  await hands.tabTo('button', 'Periksa sebelum kumpulkan');
  await hands.press('Enter');
  await hands.isAt('heading', 'Periksa sebelum dikumpulkan');
  await page.getByText('1 soal belum dijawab').waitFor();
  await page.getByText('1 soal ditandai untuk dilihat lagi').waitFor();
  await hands.tabTo('button', 'Kumpulkan');
  await hands.press('Enter');
  await hands.isAt('button', 'Batal');
  await hands.press('Enter');
  await hands.isAt('button', 'Kumpulkan');
  await hands.tabTo('button', 'Soal 3', { back: true });
  await hands.press('Enter');
  await hands.isAt('group');
  await fingers.answers(questions[2].id);
  await hands.tabTo('button', 'Periksa sebelum kumpulkan');
  await hands.press('Enter');
  await hands.tabTo('button', 'Kumpulkan');
  await hands.press('Enter');
  await hands.isAt('heading', 'Anda lulus');
  await page.getByText('8 dari 8 poin').waitFor();
}

async function leavesAndComesBack({ page, learner, hands }) {
  const at = page.url();
  await hands.tabTo('link', 'Keluar, lanjutkan nanti', { back: true });
  await hands.press('Enter');
  await hands.tabTo('link', 'Lanjutkan percobaan');
  await hands.press('Enter');
  await page.waitForURL(at);
  await learner.sees();
  await hands.tabTo('button', /^Soal 5:/);
  await hands.press('Enter');
  await hands.isAt('group');
}

test('6: language, theme and text size are changed, and the way back is found', byKeyboard(sari, settled));

async function settled({ page, learner, host, hands }) {
  await learner.sees('Halo, Sari');
  await hands.tabTo('link', 'Pengaturan');
  await hands.press('Enter');
  await hands.isAt('heading', 'Pengaturan');
  await hands.tabTo('radio', 'Bahasa Indonesia');
  await hands.press('ArrowRight');
  await learner.sees('Settings');
  await hands.isAt('radio', 'English');
  await hands.tabTo('radio', 'Light');
  await hands.press('ArrowRight');
  await page.locator('html[data-theme="dark"]').waitFor();
  await hands.tabTo('slider', 'Text size');
  await hands.press('ArrowRight', 'ArrowRight');
  await page.locator('output', { hasText: '120' }).waitFor();
  await hands.tabTo('radio', 'English', { back: true });
  await hands.press('ArrowLeft');
  await learner.sees('Pengaturan');
  await hands.tabTo('link', 'Beranda', { back: true });
  await hands.press('Enter');
  await learner.sees('Halo, Sari');
  const { settings } = await host.call('app.start');
  assert.deepEqual([settings.language, settings.theme, settings.text_size], ['id', 'dark', 120]);
}

test('a stop without a ring, covered, or above the one before is noticed', byKeyboard(sari, watched));

async function watched({ page, learner, hands }) {
  await learner.opens('#/katalog');
  const dress = (rules) =>
    page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, rules);
  await hands.next();
  await dress('* { outline: none !important }');
  await assert.rejects(hands.next(), /no ring shows/);
  await dress('* { outline-color: #eee !important }');
  await assert.rejects(hands.next(), /no ring shows/);
  await dress('main, nav { position: relative; left: -200vw }');
  await assert.rejects(hands.next(), /out of the window/);
  await dress('main::after { content: ""; position: fixed; inset: 0; z-index: 99 }');
  await assert.rejects(hands.next(), /something lies on it/);
  await dress('');
  await page.locator('main h1').evaluate((heading) => {
    const twins = ['one', 'two'].map((words) => {
      const button = document.createElement('button');
      button.textContent = words;
      return button;
    });
    const box = document.createElement('form');
    box.style.cssText = 'display: flex; flex-direction: column-reverse; gap: 1rem';
    box.append(...twins);
    heading.after(box);
    heading.focus();
  });
  await hands.next();
  await assert.rejects(hands.next(), /“two” stands above “one”/);
}
