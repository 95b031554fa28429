/** What a screen reader says by itself, without being asked: news in live regions that stood there before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { Ear } from './harness/ear.js';

const sari = { profile: 'Sari', path: 'sales' };
const specimen = { profile: 'Sari', edition: 'specimen' };

test('the verdict on an answer and that it is kept are said', withAcademy(sari, judged));

async function judged({ page, learner }) {
  await learner.opens('fnd-101-l01');
  const [id] = await learner.questions();
  let ear = await Ear.on(page);
  await learner.answersCheck(id, 'wrong');
  await ear.hears('Belum tepat');
  await ear.hears('Tersimpan');
  await learner.question(id).getByRole('button', { name: 'Jawab lagi' }).click();
  await learner.fills(id);
  ear = await Ear.on(page);
  await learner.question(id).getByRole('button', { name: 'Periksa jawaban' }).click();
  await ear.hears('Benar');
  await ear.hears('Tersimpan');
}

test('in a quiz it is said when an answer is kept, and when it is not', withAcademy(sari, kept));

async function kept({ page, learner, host, watch }) {
  watch.expect(/ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/);
  await learner.opens('fnd-101-m1-q');
  await learner.startsAttempt();
  const [id] = await learner.questions();
  let ear = await Ear.on(page);
  await learner.fills(id);
  await learner.leavesField(id);
  await ear.hears('Tersimpan');
  await learner.presses('Soal berikutnya');
  await learner.question(id).waitFor({ state: 'detached' });
  const [second] = await learner.questions();
  ear = await Ear.on(page);
  await learner.prepares(second);
  await host.kill();
  await learner.fills(second);
  await learner.leavesField(second);
  await ear.hears('Jawaban belum tersimpan');
  await host.again();
}

test('marks and notes of a lesson are said', withAcademy(sari, marked));

async function marked({ page, learner }) {
  await learner.opens('fnd-101-l01');
  await page.keyboard.press('j');
  let ear = await Ear.on(page);
  await page.keyboard.press('b');
  await ear.hears('Penanda terpasang');
  ear = await Ear.on(page);
  await page.keyboard.press('b');
  await ear.hears('Penanda dilepas');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Isi catatan' }).fill('Tanya Budi');
  ear = await Ear.on(page);
  await learner.presses('Simpan', { exact: true });
  await ear.hears('Catatan tersimpan');
}

test('a lesson taken up again says where', withAcademy(sari, resumed));

async function resumed({ page, learner, host }) {
  const lesson = 'fnd-101-l02';
  const { outline } = await host.call('lesson.open', { lesson });
  const { anchor, text: heading } = outline[2];
  await host.call('position.save', { lesson, position: { anchor, heading, block: 12 } });
  await learner.opens('#/katalog');
  const ear = await Ear.on(page);
  await learner.opens(lesson);
  await ear.hears(/^Dilanjutkan di bagian /);
}

test('settings that are kept say so', withAcademy(sari, settled));

async function settled({ page, learner }) {
  await learner.opens('#/pengaturan');
  const ear = await Ear.on(page);
  await page.getByRole('group', { name: 'Tema' }).getByText('Gelap', { exact: true }).click();
  await ear.hears('Pengaturan tersimpan');
}

test('how many courses and terms are found is said', withAcademy(sari, found));

async function found({ page, learner }) {
  await learner.opens('#/katalog');
  let ear = await Ear.on(page);
  await page.getByLabel('Tingkat', { exact: true }).selectOption({ label: 'Lanjut' });
  await ear.hears(/^\d+ kursus cocok/);
  await learner.opens('#/glosarium');
  ear = await Ear.on(page);
  await page.getByRole('searchbox', { name: 'Saring istilah' }).fill('jaringan');
  await ear.hears(/^\d+ istilah/);
}

test('the place of a moved item, a hint and a nudge are said', withAcademy(specimen, helped));

async function helped({ page, learner, host }) {
  const lesson = 'con-101-l01';
  await learner.opens(lesson);
  const { blocks } = await host.call('lesson.open', { lesson });
  const questions = blocks.flatMap(({ question }) => question ?? []);
  const of = (kind) => learner.question(questions.find((question) => question.kind === kind).id);
  let ear = await Ear.on(page);
  await of('ordering')
    .getByRole('button', { name: /^Turunkan/ })
    .first()
    .click();
  await ear.hears(/sekarang urutan 2 dari 3/);
  ear = await Ear.on(page);
  await of('single')
    .getByRole('button', { name: /Tampilkan petunjuk 1/ })
    .click();
  await ear.hears('Petunjuk 1');
  ear = await Ear.on(page);
  await of('single').getByRole('button', { name: 'Periksa jawaban' }).click();
  await ear.hears('Pilih satu jawaban dulu');
}

test('the last minutes of an attempt and its end are said', withAcademy(specimen, hurried));

async function hurried({ page, learner, host }) {
  await page.clock.install();
  const { attempt } = await host.call('attempt.start', { quiz: 'con-101-x' });
  await learner.opens(`#/percobaan/${attempt}`);
  await page.getByRole('timer').waitFor();
  for (const [ahead, words] of [
    ['07:01', 'Sisa waktu 5 menit'],
    ['04:00', 'Sisa waktu 1 menit'],
    ['01:00', /^Waktu habis/],
  ]) {
    const ear = await Ear.on(page);
    await page.clock.fastForward(ahead);
    await ear.hears(words);
  }
}

test('a step of a lab that is done is said', withAcademy(specimen, worked));

async function worked({ page, learner }) {
  await learner.opens('#/latihan/con-101-l02');
  const ear = await Ear.on(page);
  await page.getByRole('checkbox').last().check();
  await ear.hears('Langkah selesai: Tulis rencana alamat');
}

test('what is only heard when it comes with its region counts as unheard', withAcademy(sari, deaf));

async function deaf({ page }) {
  const ear = await Ear.on(page);
  await page.evaluate(() => {
    const region = document.createElement('p');
    region.setAttribute('role', 'status');
    region.textContent = 'planted';
    document.querySelector('main').append(region);
    const aside = document.createElement('p');
    aside.textContent = 'not said at all';
    document.querySelector('main').append(aside);
  });
  await assert.rejects(ear.hears('planted', 600), /was not said/);
  await assert.rejects(ear.hears('not said at all', 600), /was not said/);
}
