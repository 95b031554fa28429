/** What a learner sees when something is not there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

const refused = /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/;
const refusal = /status of 422/;

test(
  'an app that does not answer is said, and trying again works once it does',
  withAcademy({ profile: 'Sari' }, silent),
);

async function silent({ page, learner, host, watch }) {
  watch.expect(refused);
  await host.kill();
  await learner.follows('Katalog');
  await page.getByRole('alert').getByText('Aplikasi tidak menjawab').waitFor();
  await host.again();
  await learner.presses('Coba lagi');
  await learner.sees('Katalog');
}

test(
  'an answer that could not be kept is said and kept on the second try',
  withAcademy({ profile: 'Sari' }, unkept),
);

async function unkept({ learner, host, watch }) {
  watch.expect(refused);
  await learner.opens('fnd-101-m1-q');
  const attempt = await learner.startsAttempt();
  const [id] = await learner.questions();
  await host.kill();
  await learner.fills(id);
  await learner.leavesField(id);
  const form = learner.question(id);
  await form.getByRole('alert').getByText('Jawaban belum tersimpan').waitFor();
  await host.again();
  await form.getByRole('button', { name: 'Coba lagi' }).click();
  await learner.isSaved(id);
  const { questions } = await host.call('attempt.open', { attempt });
  assert.notEqual(questions.find((question) => question.id === id).answer, null);
}

for (const address of ['#/entah', '#/kursus', '#/katalog/x', '#/pelajaran/%E0%A4%A']) {
  test(
    `${address} is a page that does not exist`,
    withAcademy({ profile: 'Sari' }, async ({ learner }) => {
      await learner.opens(address);
      await learner.sees('Halaman ini tidak ada');
      await learner.follows('Ke Beranda');
      await learner.sees('Halo, Sari');
    }),
  );
}

for (const address of [
  '#/pelajaran/fnd-101-l99',
  '#/kursus/xyz-999',
  '#/kuis/fnd-101-m9-q',
  '#/percobaan/0',
  '#/hasil/0',
  '#/latihan/x',
]) {
  test(
    `${address} names something that is not there`,
    withAcademy({ profile: 'Sari' }, async ({ page, learner, watch }) => {
      watch.expect(refusal);
      await learner.opens(address);
      await page.getByRole('alert').waitFor();
      await learner.sees('Ini tidak berhasil');
      const words = await page.locator('[role=alert] .words').innerText();
      assert.match(words, /\p{L}+ \p{L}+ \p{L}+/u);
      await learner.follows('Ke Beranda');
      await learner.sees('Halo, Sari');
    }),
  );
}
