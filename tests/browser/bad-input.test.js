/** What a paste, a broken link or a strange keyboard may send: said in words, and nothing that was typed is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

const refusal = /status of 4\d\d/;
const long = 'a'.repeat(1_000_000);

const addresses = {
  'a script': '#/pelajaran/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'a picture with a script': '#/kursus/<img src=x onerror=alert(1)>',
  'a way out': '#/pelajaran/..%2F..%2F..%2Fetc%2Fpasswd',
  'a NUL': '#/pelajaran/fnd-101-l01%00',
  'a broken percent': '#/pelajaran/%',
  'no text': '#/pelajaran/%ff%fe',
  'a name of the language': '#/kursus/__proto__',
  'a hundred thousand letters': `#/pelajaran/${'a'.repeat(100_000)}`,
  'a hundred thousand parts': `#${'/a'.repeat(50_000)}`,
  'a turned word': '#/istilah/%E2%80%AEabc',
  'another case': '#/pelajaran/FND-101-L01',
};

for (const [name, address] of Object.entries(addresses)) {
  test(
    `an address with ${name} says that nothing is there`,
    withAcademy({ profile: 'Sari' }, async ({ page, learner, watch }) => {
      watch.expect(refusal);
      await learner.opens(address);
      await page
        .getByText(/Halaman ini tidak ada|Ini tidak berhasil/)
        .first()
        .waitFor();
      await learner.follows('Ke Beranda');
      await learner.sees('Halo, Sari');
    }),
  );
}

test(
  'a query of anything opens the lesson as if it were not there',
  withAcademy({ profile: 'Sari' }, async ({ page, learner }) => {
    for (const query of [
      'p=99999&k=zzz',
      'p=-1&k=a',
      'p=1e9&k=%3Cscript%3E',
      'h=%22%5D%3Cimg%3E&k=a',
      `p=3&k=${'a+'.repeat(20_000)}`,
      'p=%&k=%E0%A4%A',
      '&&==&?p=3',
      '__proto__=x&p=3&k=data',
    ]) {
      await learner.opens(`#/pelajaran/fnd-101-l05?${query}`);
      await learner.sees('Jaringan dan keamanan dalam satu halaman');
      assert.equal(await page.locator('script:not([src])').count(), 0, query);
    }
  }),
);

test(
  'the search and the palette take anything that is pasted, and show it as text',
  withAcademy({ profile: 'Sari' }, async ({ page }) => {
    const field = page.getByRole('searchbox', { name: 'Cari di seluruh kurikulum' });
    const palette = page.getByRole('combobox');
    const odd = [
      '"',
      'a AND (',
      '*',
      '<img src=x onerror=alert(1)>',
      '\u{1f600}',
      '\u202eabc',
      'שלום',
      '% \\ _',
    ];
    for (const text of odd) {
      await field.fill(text);
      await page.getByRole('heading', { level: 1, name: text.trim() }).waitFor();
      assert.equal(await field.inputValue(), text);
    }
    await field.fill('');
    await field.evaluate(
      (input, text) => {
        input.focus();
        document.execCommand('insertText', false, text);
      },
      `router\nswitch ${'x'.repeat(10_000)}`,
    );
    await page.getByRole('heading', { level: 1, name: /Hasil untuk “router/ }).waitFor();
    assert.ok((await field.inputValue()).length <= 400);
    await page.keyboard.press('Control+k');
    for (const text of odd) {
      await palette.fill(text);
      assert.equal(await palette.inputValue(), text);
    }
    await page.keyboard.press('Escape');
  }),
);

test(
  'fast typing in the search loses no letter',
  withAcademy({ profile: 'Sari' }, async ({ page }) => {
    const field = page.getByRole('searchbox', { name: 'Cari di seluruh kurikulum' });
    const text = 'jaringan dan keamanan router switch firewall '.repeat(4).trim();
    await field.pressSequentially(text);
    assert.equal(await field.inputValue(), text);
    await page.getByRole('heading', { level: 1, name: `Hasil untuk “${text}”` }).waitFor();
  }),
);

test(
  'a name of a megabyte, or of nothing visible, is said and stays in its field',
  withAcademy({}, async ({ page, learner }) => {
    await learner.presses('Lanjut', { exact: true });
    const field = page.getByLabel('Nama', { exact: true });
    for (const [name, said] of [
      ['\u200b', 'Tulis nama Anda'],
      ['...', 'Tulis nama Anda'],
      ['Sri\u202eijeR', 'Ketik ulang'],
      [long, 'Pendekkan nama'],
    ]) {
      await field.fill(name);
      await learner.presses('Lanjut', { exact: true });
      await page.getByText(said).waitFor();
      assert.equal((await field.inputValue()).length, name.length);
    }
    await learner.saysWhoSheIs('Nur’aini Zoë 王');
    await learner.presses('Lanjut', { exact: true });
    await page.getByRole('heading', { name: 'Privasi Anda' }).waitFor();
    await learner.presses('Lanjut', { exact: true });
    await page.getByRole('checkbox', { name: /^Saya sudah dewasa/ }).check();
    await learner.presses('Lanjut', { exact: true });
    await learner.leavesReceipt();
    await page.getByRole('radio').first().check();
    await learner.presses('Mulai pelajaran pertama');
    await page.getByRole('heading', { level: 1, name: 'Cara kerja' }).waitFor();
  }),
);

test(
  'an answer of a megabyte is refused with words and stays in its field',
  withAcademy({ profile: 'Sari' }, async ({ page, learner, watch }) => {
    watch.expect(refusal);
    await learner.opens('fnd-101-l05');
    const form = page.locator('form.question:has(input[type=text])').first();
    const field = form.locator('input[type=text]');
    await field.evaluate((input, text) => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, long);
    await form.getByRole('button', { name: 'Periksa jawaban' }).click();
    await form.getByText('Jawaban ini terlalu panjang').waitFor();
    assert.equal((await field.inputValue()).length, long.length);
    await field.fill('1');
    await form.getByRole('button', { name: 'Periksa jawaban' }).click();
    await form.locator('.verdict').waitFor();
  }),
);

test(
  'a note of odd characters and lines comes back as it was typed',
  withAcademy({ profile: 'Sari' }, async ({ page, learner }) => {
    const text = 'baris satu\nbaris <b>dua</b> & "tiga"\n\u{1f600} שלום \u202e!';
    await learner.opens('fnd-101-l05');
    await page.locator('.text [data-p]').nth(1).click();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Isi catatan' }).fill(text);
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await learner.reloads();
    await page.locator('.text [data-marked~=note]').first().click();
    await page.keyboard.press('e');
    assert.equal(await page.getByRole('textbox', { name: 'Isi catatan' }).inputValue(), text);
    await page.keyboard.press('Escape');
  }),
);
