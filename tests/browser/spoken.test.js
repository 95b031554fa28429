/** What a screen reader is told: names, states and values, from the browser's accessibility tree. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { readKeys } from './harness/keys.js';
import { completeLesson } from './harness/record.js';
import { Tree } from './harness/tree.js';

const sari = { profile: 'Sari', path: 'sales' };
const specimen = { profile: 'Sari', edition: 'specimen' };
const lesson = 'con-101-l01';
const keys = readKeys();

test('a lesson has its parts and its headings in order', withAcademy(specimen, parted));

async function parted({ page, learner }) {
  await learner.opens(lesson);
  const tree = await Tree.of(page);
  assert.deepEqual(tree.headings.slice(0, 4), [
    { level: 1, name: 'Semua bentuk teks dan soal' },
    { level: 2, name: 'Teks, daftar, dan istilah' },
    { level: 3, name: 'Tabel dan gambar' },
    { level: 2, name: 'Kode' },
  ]);
  assert.ok(tree.headings.some(({ level, name }) => level === 3 && name.startsWith('Apa arti angka 26')));
  tree.one('main');
  tree.one('banner');
  tree.one('navigation', 'Navigasi utama');
  tree.one('navigation', 'Isi pelajaran');
  tree.one('navigation', 'Letak pelajaran');
  tree.one('search');
  const cells = tree.all('columnheader').map(({ name }) => name);
  assert.deepEqual(cells.slice(0, 3), ['Prefiks', 'Host', 'Cocok untuk']);
  assert.equal(tree.all('note').length, 5);
  assert.deepEqual(
    tree.all('note').map(({ text }) => text.split(' ')[0]),
    ['Catatan', 'Kiat', 'Penting', 'Peringatan', 'Awas'],
  );
  const picture = tree.one('button', 'Pohon subnet dengan dua cabang');
  assert.equal(picture.states.hasPopup, 'dialog');
  assert.equal(tree.all('link', 'prefiks')[0].states.hasPopup, 'dialog');
  assert.ok(tree.all('MathMLMath').length + tree.all('math').length > 0, 'the formula is not read as one');
}

test('a question says what it is, what is chosen and what was said about it', withAcademy(specimen, asked));

async function asked({ page, learner, host }) {
  await learner.opens(lesson);
  let tree = await Tree.of(page);
  const single = tree.one('group', /^Soal 1 Apa arti angka 26/);
  assert.match(single.description, /Pilih satu jawaban/);
  const options = tree.all('radio').filter((node) => node.within((outer) => outer.id === single.id));
  assert.deepEqual(
    options.map(({ states }) => states.checked),
    ['false', 'false', 'false'],
  );
  const boxes = tree.all('checkbox');
  assert.deepEqual(new Set(boxes.map(({ states }) => states.checked)), new Set(['false']));
  tree.one('textbox', 'Jawaban Anda, dalam host');
  const lists = tree.all('combobox').map(({ name, value }) => [name, value]);
  assert.deepEqual(lists.slice(0, 3), [
    ['/24', 'Pilih…'],
    ['/25', 'Pilih…'],
    ['/26', 'Pilih…'],
  ]);
  tree.one('combobox', 'Isian 2');
  tree.one('textbox', 'Isian 1');
  tree.one('button', 'Turunkan: Hitung perangkat');

  const { blocks } = await host.call('lesson.open', { lesson });
  const [first, , many] = blocks.flatMap(({ question }) => question ?? []);
  await learner.answersCheck(first.id, 'wrong');
  await learner.answersCheck(many.id);
  tree = await Tree.of(page);
  const chosen = tree.all('radio').find(({ states }) => states.checked === 'true');
  const wrong = first.options.find(({ index }) => index === keys.get(first.id).wrong.picked[0]);
  assert.equal(chosen.name, wrong.html.replaceAll(/<[^>]+>/g, ''));
  assert.match(chosen.description, /Salah/);
  const ticked = tree.all('checkbox').filter(({ states }) => states.checked === 'true');
  assert.deepEqual(ticked.map(({ name }) => name).sort(), ['10.0.0.1', '192.168.1.1']);
  for (const box of ticked) assert.match(box.description, /Benar/);
}

test('what is filled in wrongly is called invalid and says why', withAcademy({}, refused));

async function refused({ page, learner }) {
  await learner.presses('Lanjut', { exact: true });
  await page.getByLabel('Nama', { exact: true }).waitFor();
  assert.equal((await Tree.of(page)).one('textbox', 'Nama').states.invalid, 'false');
  await learner.presses('Lanjut', { exact: true });
  await page.getByText('Tulis nama Anda').waitFor();
  const field = (await Tree.of(page)).one('textbox', 'Nama');
  assert.equal(field.states.invalid, 'true');
  assert.equal(field.states.required, true);
  assert.match(field.description, /Tulis nama Anda, satu huruf atau lebih/);
}

test(
  'a question without an answer, and a number that is none, say so at the field',
  withAcademy(specimen, nudged),
);

async function nudged({ page, learner, host }) {
  await learner.opens(lesson);
  const { blocks } = await host.call('lesson.open', { lesson });
  const questions = blocks.flatMap(({ question }) => question ?? []);
  const of = (kind) => learner.question(questions.find((question) => question.kind === kind).id);
  for (const kind of ['single', 'numeric', 'matching', 'cloze']) {
    await of(kind).getByRole('button', { name: 'Periksa jawaban' }).click();
    await of(kind).locator('.nudge').waitFor();
  }
  let tree = await Tree.of(page);
  assert.match(tree.all('radio')[0].description, /Pilih satu jawaban dulu/);
  const number = tree.one('textbox', 'Jawaban Anda, dalam host');
  assert.equal(number.states.invalid, 'true');
  assert.match(number.description, /Tulis angkanya dulu/);
  assert.match(tree.all('combobox', '/24')[0].description, /Pilih paling sedikit satu pasangan dulu/);
  await of('numeric').locator('input').fill('enam');
  await of('numeric').locator('.odd').waitFor();
  tree = await Tree.of(page);
  const odd = tree.one('textbox', 'Jawaban Anda, dalam host');
  assert.equal(odd.states.invalid, 'true');
  assert.match(odd.description, /belum terbaca sebagai angka/);
}

test('progress is told in numbers', withAcademy(sari, counted));

async function counted({ page, learner, host }) {
  for (const id of ['fnd-101-l01', 'fnd-101-l02']) await completeLesson(host, id);
  await learner.opens('#/kursus/fnd-101');
  const bar = (await Tree.of(page)).one('progressbar', 'Kemajuan kursus');
  assert.deepEqual([bar.states.valuemin, bar.states.valuemax], [0, 100]);
  assert.ok(bar.value > 0 && bar.value < 100, `${bar.value}`);
  const done = (await Tree.of(page)).all('image', 'Selesai');
  assert.equal(done.length, 2);
}

test('what folds, floats or stands pressed says so', withAcademy(sari, unfolded));

async function unfolded({ page, learner }) {
  await learner.opens('fnd-101-l01');
  const fold = /^Catatan dan penanda/;
  const summary = async () => (await Tree.of(page)).one('DisclosureTriangle', fold);
  assert.equal((await summary()).states.expanded, false);
  await page.locator('.marks summary').click();
  assert.equal((await summary()).states.expanded, true);

  await page.keyboard.press('j');
  await page.keyboard.press('b');
  await page.locator('[data-marked="bookmark"]').waitFor();
  const pressed = (await Tree.of(page)).all('button', 'Lepas penanda').map(({ states }) => states.pressed);
  assert.deepEqual(pressed.filter(Boolean), ['true']);

  await page.locator('.text a.term').first().click();
  await page.locator('#shown-term').waitFor();
  const [term] = (await Tree.of(page)).all('link').filter(({ states }) => states.hasPopup === 'dialog');
  assert.equal(term.states.expanded, true);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.locator('[role=option]').first().waitFor();
  const tree = await Tree.of(page);
  const field = tree.one('combobox', /^Ketik nama/);
  assert.equal(field.states.expanded, true);
  assert.equal(tree.one('dialog', 'Perintah cepat').states.modal, true);
  // The filters behind the dialog have options too.
  assert.equal(await page.locator('[role=option][aria-selected=true]').count(), 1);
  assert.ok(await page.getByRole('combobox', { name: /^Ketik nama/ }).getAttribute('aria-activedescendant'));
  // What lies under a dialog is out of reach.
  assert.equal(tree.all('main').length, 0);
}

test('an attempt tells its questions, their state and the time', withAcademy(specimen, timed));

async function timed({ page, learner, host }) {
  const { attempt, questions } = await host.call('attempt.start', { quiz: 'con-101-x' });
  const [first, second] = questions;
  await host.call('attempt.answer', { attempt, question: first.id, response: keys.get(first.id).right });
  await host.call('attempt.flag', { attempt, question: second.id, flagged: true });
  await learner.opens(`#/percobaan/${attempt}`);
  const tree = await Tree.of(page);
  tree.one('navigation', 'Daftar soal');
  tree.one('button', 'Soal 1: terjawab');
  tree.one('button', 'Soal 2: belum dijawab, ditandai');
  tree.one('button', 'Soal 3: belum dijawab');
  const clock = tree.one('timer');
  assert.match(clock.text, /^1[12]:\d\d$/);
  assert.ok(!tree.live.some(({ id }) => id === clock.id), 'every second is read out');
  assert.equal(tree.one('button', 'Ditandai').states.pressed, 'true');
}

test('each screen has its name, and the keyboard at its heading', withAcademy(sari, arrived));

async function arrived({ page, learner }) {
  const places = {
    Katalog: 'Katalog',
    Cari: null,
    Glosarium: 'Glosarium',
    Pengaturan: 'Pengaturan',
    Beranda: 'Halo, Sari',
  };
  for (const [link, heading] of Object.entries(places)) {
    await page.getByRole('navigation', { name: 'Navigasi utama' }).getByRole('link', { name: link }).click();
    await page.waitForFunction((name) => document.title === `${name} · Virtus Partner Academy`, link);
    const tree = await Tree.of(page);
    assert.equal(tree.all('RootWebArea')[0].name, `${link} · Virtus Partner Academy`);
    if (heading) assert.deepEqual([tree.focused?.role, tree.focused?.name], ['heading', heading]);
    // The tree of the debugger does not carry this one.
    const current = page.locator('nav [aria-current=page]');
    assert.deepEqual(await current.allInnerTexts(), [link]);
  }
  await learner.follows('Katalog');
  await learner.follows('Orientasi Akademi dan Peta Solusi TI');
  await learner.sees('Orientasi Akademi dan Peta Solusi TI');
  assert.equal((await Tree.of(page)).focused.name, 'Orientasi Akademi dan Peta Solusi TI');
  await page.goBack();
  await learner.sees('Katalog');
  assert.equal((await Tree.of(page)).focused.name, 'Katalog');
}

test('words of another language are marked as such', withAcademy({ ...specimen, lang: 'en' }, foreign));

async function foreign({ page, learner }) {
  await learner.opens('con-101-l03');
  const languageOf = (text) =>
    page
      .getByText(text, { exact: true })
      .first()
      .evaluate((element) => element.closest('[lang]').lang);
  assert.equal(await languageOf('Your notes and bookmarks').catch(() => 'en'), 'en');
  for (const text of [
    'Sisa alamat',
    'Arti sisa',
    'Alamat yang tersisa menunggu perangkat berikutnya.',
    'Untuk perangkat berikutnya.',
    'Menjelaskan sisa alamat',
  ])
    assert.equal(await languageOf(text), 'id', text);
  assert.equal(await languageOf('Check answer'), 'en');
  await learner.opens('#/glosarium');
  assert.equal(await languageOf('Prefiks'), 'id');
}
