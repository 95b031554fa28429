/** A person's own data: refusing, choosing and taking back, the receipts, a copy, erasing; and learning as a guest. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { completeLesson } from './harness/record.js';

const sari = { profile: 'Sari' };
const choiceOf = (page, title) => page.getByRole('group', { name: title });

test('nothing is preselected, and refusing everything leads on all the same', withAcademy({}, refusing));

async function refusing({ page, learner, host }) {
  await learner.presses('Lanjut', { exact: true });
  await learner.saysWhoSheIs('Sari');
  await learner.presses('Lanjut', { exact: true });
  await page.getByText('menunggu konfirmasi klien').first().waitFor();
  await learner.presses('Lanjut', { exact: true });
  const answers = page.locator('.choice button');
  await answers.first().waitFor();
  assert.equal(await answers.count(), 8);
  assert.equal(await page.locator('.choice button[aria-pressed=true]').count(), 0);
  assert.equal(await page.getByRole('checkbox').isChecked(), false);
  const sizes = await answers.evaluateAll((all) =>
    all.map((one) => `${one.offsetWidth} ${one.offsetHeight}`),
  );
  assert.equal(new Set(sizes).size, 1, 'yes and no are alike in size');
  for (const no of await page.getByRole('button', { name: 'Tidak' }).all()) await no.click();

  await page.reload();
  await page.getByRole('heading', { name: 'Pilihan Anda' }).waitFor();
  assert.equal(
    await page.locator('.choice button[aria-pressed=true]').count(),
    4,
    'the draft outlives a reload',
  );
  await page.getByRole('checkbox').check();
  await learner.presses('Lanjut', { exact: true });
  await learner.leavesReceipt();
  await learner.presses('Mulai pelajaran pertama');
  await learner.sees('Cara kerja Virtus Partner Academy');
  const { purposes } = await host.call('privacy.show');
  assert.deepEqual(
    purposes.filter(({ asks }) => asks).map(({ state }) => state),
    Array(4).fill('refused'),
  );
}

test(
  'a yes is given and taken back by one press each, and both have a receipt',
  withAcademy(sari, takingBack),
);

async function takingBack({ page, learner, host }) {
  await learner.opens('#/data-saya');
  const sync = choiceOf(page, 'Sinkronisasi dengan server akademi');
  await sync.getByRole('button', { name: 'Ya' }).click();
  await page.getByText('Tersimpan: ya untuk').first().waitFor();
  await sync.getByRole('button', { name: 'Tidak' }).click();
  await page.getByText('Tersimpan: tidak untuk').first().waitFor();
  await page.locator('.receipt').nth(1).waitFor();
  const { receipts, file } = await host.call('receipt.list');
  assert.deepEqual(
    receipts.map(({ decisions }) => decisions[0].state),
    ['withdrawn', 'given'],
  );

  const upload = async (text) => {
    const chooser = page.waitForEvent('filechooser');
    await learner.presses('Pilih berkas');
    await (
      await chooser
    ).setFiles({
      name: 'bukti.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  };
  await upload(file);
  await page.getByText('Berkas ini utuh: 2 bukti').first().waitFor();
  await upload(file.replace('"withdrawn"', '"given"'));
  await page.getByText('tidak sama dengan yang dahulu ditulis').first().waitFor();
}

test('what is wrong about oneself is corrected', withAcademy(sari, correcting));

async function correcting({ page, learner, host }) {
  await learner.opens('#/data-saya');
  await page.getByLabel('Surel', { exact: true }).fill('sari@');
  await learner.presses('Simpan', { exact: true });
  await page.getByText('Tulis alamat surel yang lengkap').waitFor();
  await page.getByLabel('Surel', { exact: true }).fill('wulandari@mitra.example');
  await learner.presses('Simpan', { exact: true });
  await page.getByText('Perbaikan tersimpan').first().waitFor();
  const { identity } = await host.call('data.show');
  assert.equal(identity.email, 'wulandari@mitra.example');
}

test('everything is taken along, then erased, and the app begins anew', withAcademy(sari, leaving));

async function leaving({ page, learner, host }) {
  await completeLesson(host, 'fnd-101-l01');
  await learner.opens('#/data-saya');
  await learner.presses('Ekspor data saya');
  const file = await page.locator('.file').first().innerText();
  const data = JSON.parse(await readFile(file, 'utf8'));
  assert.ok(data.values.some(({ value }) => value === 'Sari'));

  await learner.presses('Hapus semua data saya…');
  await page.getByRole('dialog', { name: 'Hapus semua data Anda?' }).waitFor();
  await learner.presses('Hapus sekarang');
  await page.getByRole('dialog', { name: 'Data Anda sudah dihapus' }).waitFor();
  await learner.presses('Ke layar awal');
  await learner.sees('Selamat datang');
  const { profile } = await host.call('app.start');
  assert.equal(profile, null);
}

test('a guest learns at once, and keeps what was learned when signing up', withAcademy({}, visiting));

async function visiting({ learner, host }) {
  await learner.presses('Lihat-lihat dulu sebagai tamu');
  await learner.sees('Cara kerja Virtus Partner Academy');
  await completeLesson(host, 'fnd-101-l01');
  await learner.opens('#/data-saya');
  await learner.presses('Daftar sekarang');
  await learner.isWelcomed('Sari', 'Presales');
  await learner.sees();
  const view = await host.call('lesson.open', { lesson: 'fnd-101-l01' });
  assert.equal(view.state, 'done');
  const { profile } = await host.call('app.start');
  assert.deepEqual([profile.name, profile.guest], ['Sari', false]);
}
