/** Several people at one machine: choosing oneself, leaving, and finding nothing of whoever was there before. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { violationsOf } from './harness/axe.js';
import { Hands } from './harness/hands.js';
import { completeLesson, signUp } from './harness/record.js';
import { Tree } from './harness/tree.js';

const words = {
  id: { title: 'Siapa yang belajar?', other: /^Orang lain/, list: 'Profil di komputer ini' },
  en: { title: 'Who is learning?', other: /^Somebody else/, list: 'Profiles on this computer' },
};

/** Budi comes as well; nobody sits. */
async function budiComes(host) {
  await host.call('profile.add');
  await host.call('profile.create', signUp('Budi'));
  await host.call('profile.leave');
}

for (const lang of ['id', 'en'])
  test(
    `with two people one chooses by keyboard alone (${lang})`,
    withAcademy({ profile: 'Sari', lang }, (academy) => choosing(academy, words[lang], lang)),
  );

async function choosing({ page, host }, { title, other, list }, lang) {
  await budiComes(host);
  // Nobody sits, so nobody's language holds: the list has its own.
  const settings = {
    language: lang,
    content_language: null,
    theme: 'system',
    text_size: 100,
    time: 'normal',
  };
  await host.call('settings.save', settings);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.locator('.seat').nth(2).waitFor();
  assert.deepEqual(await violationsOf(page), []);
  const tree = await Tree.of(page);
  assert.deepEqual(tree.troubles, []);
  tree.one('list', list);
  const hands = new Hands(page);
  // What belongs to a person's screens does not answer before there is one.
  await hands.press('Control+k');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await hands.tabTo('button', /^B ?Budi/);
  await hands.tabTo('button', other);
  await hands.tabTo('button', /^S ?Sari/, { back: true });
  await hands.press('Enter');
  await page.locator('nav').first().waitFor();
  const { profile } = await host.call('app.start');
  assert.equal(profile.name, 'Sari');
}

test('who comes next sees nothing of who was there before', withAcademy({ profile: 'Sari' }, switching));

async function switching({ page, learner, host }) {
  await completeLesson(host, 'fnd-101-l01');
  await host.call('note.save', { lesson: 'fnd-101-l01', block: 3, text: 'jalak bali' });
  await learner.opens('fnd-101-l01');
  await learner.opens('#/cari?q=subnet');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('rahasia');
  await page.getByRole('dialog').getByRole('combobox').fill('ganti');
  await page.getByRole('option', { name: 'Ganti profil' }).waitFor();
  await page.keyboard.press('Enter');
  await learner.sees('Siapa yang belajar?');
  assert.match(page.url(), /#\/$/);
  assert.equal(await page.getByRole('dialog').count(), 0, 'the palette went with the page');

  await page.getByRole('button', { name: /^Orang lain/ }).click();
  await learner.sees('Selamat datang');
  await learner.presses('Lanjut', { exact: true });
  await page.getByLabel('Nama', { exact: true }).fill('Setengah');
  // Not now after all: what was begun is nobody's to find.
  await learner.presses('Kembali', { exact: true });
  await learner.presses('Kembali ke daftar profil');
  await learner.sees('Siapa yang belajar?');
  assert.equal(await page.getByText('Setengah').count(), 0);
  await page.getByRole('button', { name: /^Orang lain/ }).click();
  await learner.sees('Selamat datang');
  await learner.isWelcomed('Budi', 'Presales');
  await learner.sees();
  for (const place of ['#/', '#/data-saya', '#/pengaturan', 'fnd-101-l01']) {
    await learner.opens(place);
    const seen = await page.locator('body').innerText();
    for (const former of ['Sari', 'jalak bali', 'Setengah']) assert.ok(!seen.includes(former), place);
  }
  // The way back in the window leads to no place of Sari's.
  for (let step = 0; step < 12; step++) {
    await page.goBack().catch(() => null);
    assert.doesNotMatch(page.url(), /subnet/);
  }
  const { profile } = await host.call('app.start');
  assert.equal(profile.name, 'Budi');
}

test('what one likes about the window stays one\u2019s own', withAcademy({ profile: 'Sari' }, liking));

async function liking({ page, learner, host }) {
  await budiComes(host);
  const sits = async (name) => {
    await page.goto(`${host.url}/#/`);
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await page.locator('nav').first().waitFor();
    await learner.opens('#/pengaturan');
  };
  const shortcuts = () => page.getByRole('group', { name: 'Pintasan satu huruf' });
  await page.reload();
  await sits('Sari');
  await shortcuts().getByText('Mati', { exact: true }).click();
  await learner.presses('Ganti profil');
  await learner.sees('Siapa yang belajar?');
  await sits('Budi');
  assert.equal(await shortcuts().getByRole('radio', { name: 'Aktif' }).isChecked(), true);
  await learner.presses('Ganti profil');
  await learner.sees('Siapa yang belajar?');
  await sits('Sari');
  assert.equal(await shortcuts().getByRole('radio', { name: 'Mati', exact: true }).isChecked(), true);
}

test('who erases their own leaves the others to choose from', withAcademy({ profile: 'Sari' }, erasing));

async function erasing({ page, learner, host }) {
  await budiComes(host);
  await page.reload();
  await page.getByRole('button', { name: /^Budi/ }).click();
  await page.locator('nav').first().waitFor();
  await learner.opens('#/data-saya');
  await learner.presses('Hapus semua data saya\u2026');
  await learner.presses('Hapus sekarang');
  await page.getByRole('dialog', { name: 'Data Anda sudah dihapus' }).waitFor();
  await learner.presses('Ke layar awal');
  await learner.sees('Siapa yang belajar?');
  await page.getByRole('button', { name: /^Sari/ }).waitFor();
  assert.equal(await page.getByText('Budi').count(), 0);
}

const passphrase = 'kopi tubruk panas';

for (const lang of ['id', 'en'])
  test(
    `a profile is locked and opened again by keyboard alone (${lang})`,
    withAcademy({ profile: 'Sari', lang }, (academy) => locking(academy, sayings[lang], lang)),
  );

const sayings = {
  id: {
    lock: 'Kunci profil ini',
    words: 'Frasa sandi',
    again: 'Ketik sekali lagi',
    now: 'Kunci sekarang',
    locked: 'Profil ini terkunci.',
    switch: 'Ganti profil',
    list: 'Siapa yang belajar?',
    title: 'Buka profil Sari',
    open: 'Buka',
    wrong: 'Frasa sandi tidak cocok',
  },
  en: {
    lock: 'Lock this profile',
    words: 'Passphrase',
    again: 'Type it once more',
    now: 'Lock now',
    locked: 'This profile is locked.',
    switch: 'Switch profile',
    list: 'Who is learning?',
    title: 'Open the profile of Sari',
    open: 'Open',
    wrong: 'The passphrase does not fit',
  },
};

async function locking({ page, learner, host, watch }, t, lang) {
  watch.expect(/status of 422/);
  const hands = new Hands(page);
  await learner.opens('#/data-saya');
  await page.getByRole('button', { name: t.lock }).waitFor();
  await hands.tabTo('button', t.lock);
  await hands.press('Enter');
  await page.getByRole('dialog', { name: t.lock }).waitFor();
  await hands.tabTo('textbox', t.words);
  await hands.type(passphrase);
  await hands.tabTo('textbox', t.again);
  await hands.type(passphrase);
  await hands.press('Enter');
  await page.getByText(t.locked).first().waitFor();
  // The recovery file was asked for unless one says no.
  await page.locator('.notice.good .file').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);

  await hands.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await hands.type(t.switch);
  await page.getByRole('option', { name: t.switch }).waitFor();
  await hands.press('Enter');
  await page.locator('.seat').first().waitFor();
  if (lang === 'en') {
    await host.call('settings.save', {
      language: lang,
      content_language: null,
      theme: 'system',
      text_size: 100,
      time: 'normal',
    });
    await page.reload();
    await page.locator('.seat').first().waitFor();
  }
  assert.deepEqual(await violationsOf(page), []);
  await hands.tabTo('button', /^S ?Sari/);
  await hands.press('Enter');
  await learner.sees(t.title);
  assert.deepEqual(await violationsOf(page), []);
  await hands.isAt('textbox', t.words);
  await hands.type('kopi susu');
  await hands.press('Enter');
  await page.getByText(t.wrong).waitFor();
  // Heard as well: the words belong to the field, which has the keyboard again.
  const field = page.getByRole('textbox', { name: t.words }).first();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  await hands.isAt('textbox', t.words);
  await hands.press('Control+a');
  await hands.type(passphrase);
  await hands.press('Enter');
  await page.locator('nav').first().waitFor();
  const { profile } = await host.call('app.start');
  assert.equal(profile.name, 'Sari');
}

test(
  'a forgotten passphrase is replaced with what the recovery file holds',
  withAcademy({ profile: 'Sari' }, forgetting),
);

async function forgetting({ page, learner, host, watch }) {
  watch.expect(/status of 422/);
  const { file } = await host.call('seal.set', { passphrase, show_name: false, recovery: true });
  await host.call('profile.leave');
  await page.goto(`${host.url}/#/`);
  await page.reload();
  await page.getByRole('button', { name: /^Profil terkunci/ }).click();
  await page.getByText('Lupa frasa sandi?').click();
  await page.getByLabel('Kunci pemulihan').fill('AAAA-BBBB');
  await page.getByLabel('Frasa sandi baru').fill('teh manis hangat');
  await page.getByLabel('Ketik sekali lagi').fill('teh manis hangat');
  await learner.presses('Buka dengan kunci pemulihan');
  await page.getByText('Ini bukan kunci pemulihan yang utuh').waitFor();
  await page.getByLabel('Kunci pemulihan').fill(await readFile(file, 'utf8'));
  await learner.presses('Buka dengan kunci pemulihan');
  await page.locator('nav').first().waitFor();
  await host.call('profile.leave');
  const { profiles } = await host.call('profile.list');
  const open = (words) => host.call('profile.open', { id: profiles[0].id, passphrase: words });
  await assert.rejects(open(passphrase), { code: 'wrong_passphrase' });
  assert.equal((await open('teh manis hangat')).profile.name, 'Sari');
}
