/** Rights over one's own data: requests with their time, objections, the yearly question, and the receipt at sign-up. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { violationsOf } from './harness/axe.js';
import { Hands } from './harness/hands.js';

const sari = { profile: 'Sari' };
const hour = 60 * 60;

test(
  'the receipt of what was chosen is shown, kept and printed before the path is asked',
  withAcademy({}, kept),
);

async function kept({ page, learner, host }) {
  await learner.presses('Lanjut', { exact: true });
  await learner.saysWhoSheIs('Sari');
  await learner.presses('Lanjut', { exact: true });
  await learner.presses('Lanjut', { exact: true });
  const sync = page.getByRole('group', { name: 'Sinkronisasi dengan server akademi' });
  await sync.getByRole('button', { name: 'Tidak' }).click();
  await page.getByRole('checkbox').check();
  await learner.presses('Lanjut', { exact: true });
  await page.getByRole('heading', { name: 'Bukti pilihan Anda' }).waitFor();
  const { receipts, file } = await host.call('receipt.list');
  assert.equal(receipts.length, 1);
  await page.locator('.receipt summary').click();
  await page.getByText(receipts[0].hash).waitFor();
  await learner.presses('Simpan', { exact: true });
  assert.equal(await readFile(await page.locator('.file').innerText(), 'utf8'), file);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('aside').isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Simpan' }).isVisible(), false);
  assert.ok(await page.getByText(receipts[0].hash).isVisible());
  await page.emulateMedia({ media: 'screen' });

  // The window dies here, with all that it remembered.
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await learner.leavesReceipt();
  await page.reload();
  await page.getByRole('heading', { name: 'Peran mana' }).waitFor();
  await learner.presses('Kembali');
  await learner.leavesReceipt();
  await learner.presses('Mulai pelajaran pertama');
  await learner.sees('Cara kerja Virtus Partner Academy');
  await page.reload();
  await learner.sees('Cara kerja Virtus Partner Academy');
}

test('a request waits, is sent by hand, and shows what is left of 72 hours', withAcademy(sari, asked));

async function asked({ page, learner, host }) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await learner.opens('#/data-saya');
  const section = page.getByRole('region', { name: 'Permintaan kepada VTI' });
  await section.getByText('Belum ada permintaan.').waitFor();
  await section.getByLabel('Keterangan').fill('Mohon salinannya.');
  await learner.presses('Ajukan permintaan');
  const one = section.getByRole('article', { name: 'Akses data pada VTI' });
  await one.getByText('Belum terkirim: aplikasi ini belum terhubung dengan server').waitFor();
  await one.getByText('Waktunya belum berjalan').waitFor();
  assert.equal(await section.getByLabel('Keterangan').inputValue(), '');
  await one.getByRole('button', { name: 'Salin teks' }).click();
  await page.getByText('Teks permintaan tersalin').first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const told of ['Permintaan atas data pribadi', 'Sari', 'Mohon salinannya.', 'Pasal 32'])
    assert.ok(copied.includes(told), `${told} is in ${copied}`);
  await one.getByRole('button', { name: 'Salin alamat' }).click();
  await page.getByText('Tersalin: legal@computradetech.com').first().waitFor();

  await one.getByRole('button', { name: 'Sudah saya kirim lewat surel' }).click();
  await one.getByText('Menunggu jawaban').waitFor();
  await one.getByText(/^(3 hari|2 hari 23 jam)$/).waitFor();
  await host.advance(73 * hour);
  await learner.reloads();
  await one.getByText('Lewat batas waktu').waitFor();
  await one.getByText('Kirim teksnya sekali lagi ke legal@computradetech.com').waitFor();
  await one.getByRole('button', { name: 'Sudah dijawab VTI' }).click();
  await one.getByText('Sudah dijawab', { exact: true }).waitFor();
  assert.equal(await one.getByRole('button').count(), 0);
}

test(
  'an objection is made and taken back by the keyboard alone, and locks nothing',
  withAcademy(sari, objecting),
);

async function objecting({ page, learner, host }) {
  await learner.opens('#/data-saya');
  const hands = new Hands(page);
  const report = page.getByRole('group', { name: 'Laporan untuk manajer Anda' });
  await report.waitFor();
  const stateOf = async () => {
    const { purposes } = await host.call('privacy.show');
    return purposes.find(({ id }) => id === 'manager_report').limits.map(({ right }) => right);
  };
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press('Tab');
    const here = await report.evaluate((group) => group.contains(document.activeElement));
    if (here && (await hands.at())?.name === 'Nyatakan keberatan') break;
  }
  await hands.isAt('button', 'Nyatakan keberatan');
  await page.keyboard.press('Enter');
  await report.getByText('Keberatan diajukan').waitFor();
  assert.deepEqual(await stateOf(), ['object']);
  await page.getByRole('article', { name: 'Keberatan' }).waitFor();
  await hands.isAt('button', 'Cabut keberatan');
  await page.keyboard.press('Enter');
  await report.getByRole('button', { name: 'Nyatakan keberatan' }).waitFor();
  assert.deepEqual(await stateOf(), []);
  const lawful = page.getByRole('group', { name: 'Bukti pilihan Anda' });
  assert.equal(await lawful.getByRole('button').count(), 0);
  await learner.opens('fnd-101-l01');
}

test(
  'in English the same words are there, and axe finds nothing',
  withAcademy({ ...sari, lang: 'en' }, english),
);

async function english({ page, learner }) {
  await learner.opens('#/data-saya');
  const section = page.getByRole('region', { name: 'Requests to VTI' });
  await section.getByLabel('Request', { exact: true }).selectOption({ label: 'Erase data' });
  await section.getByRole('button', { name: 'Make the request' }).click();
  const one = section.getByRole('article', { name: 'Erase data' });
  await one.getByText('Not sent yet: this app is not connected to a server').waitFor();
  await one.getByText('the law names no hours').waitFor();
  await one.getByText('See the text of the letter').click();
  await one.getByText('I use my right under Law (UU) 27/2022 to have my data erased.').waitFor();
  assert.deepEqual(await violationsOf(page), []);
}

test(
  'a year later one is asked whether it is still right, says so, or corrects it',
  withAcademy(sari, yearly),
);

async function yearly({ page, learner, host }) {
  const card = page.getByText('Apakah data Anda masih benar?');
  await learner.sees('Halo, Sari');
  assert.equal(await card.count(), 0);
  await host.advance(366 * 24 * hour);
  await learner.reloads();
  await card.waitFor();
  assert.deepEqual(await violationsOf(page), []);
  await learner.follows('Perbaiki');
  await page.getByRole('heading', { name: 'Tentang Anda' }).and(page.locator(':focus')).waitFor();
  await learner.opens('#/');
  await learner.presses('Masih benar');
  await page.getByText('Tersimpan: data Anda masih benar').first().waitFor();
  assert.equal(await card.count(), 0);
  await page.locator('main h1:focus').waitFor();
  await learner.reloads();
  await learner.sees('Halo, Sari');
  assert.equal(await card.count(), 0);
}

test(
  'a new notice is told of on the home screen and put away, and choices are asked again',
  withAcademy(sari, told),
);

async function told({ page, learner }) {
  const news = {
    notice: {
      version: '2.0',
      effective: '2027-02-15',
      holds: false,
      material: true,
      summary: 'Servernya disebut.',
    },
    ask_again: 1,
    confirm: null,
    expired: false,
  };
  await page.route('**/call/home.show', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), news } });
  });
  const read = [];
  await page.route('**/call/notice.read', async (route) => {
    read.push(route.request().postDataJSON());
    await route.fulfill({ json: news });
  });
  await learner.opens('#/katalog');
  await learner.opens('#/');
  await page.getByText('Pemberitahuan privasi versi 2.0 berlaku mulai 15 Februari 2027').waitFor();
  await page.getByText('Servernya disebut.').waitFor();
  await learner.presses('Mengerti');
  await page.getByText('Servernya disebut.').waitFor({ state: 'detached' });
  assert.deepEqual(read, [{ version: '2.0' }]);
  await learner.follows('Ke pilihan saya');
  await learner.sees('Data saya');
}
