/** An exam that is not passed, waited for, and passed; and with it a course completed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { completeCourse } from './harness/record.js';

const day = 24 * 60 * 60;

test('an exam is failed, cools down, and is passed after a day', withAcademy({ profile: 'Budi' }, examined));

async function examined({ page, learner, host }) {
  await completeCourse(host, 'fnd-101', { without: 'exam' });
  await learner.opens('fnd-101-x');
  await learner.startsAttempt();
  await learner.answersAttempt('wrong');
  await learner.handsIn();
  await learner.sees('Anda belum lulus');
  await page.getByText('0 dari 20 poin').waitFor();
  await page.getByRole('heading', { name: 'Pelajari lagi' }).waitFor();

  await learner.opens('fnd-101-x');
  await page.getByText('Masih dalam jeda').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Coba lagi' }).count(), 0);
  await assert.rejects(host.call('attempt.start', { quiz: 'fnd-101-x' }), { code: 'attempt_cooling_down' });

  await host.advance(day);
  await learner.reloads();
  await learner.startsAttempt('Coba lagi');
  await learner.answersAttempt('right');
  await learner.handsIn();
  await learner.sees('Anda lulus');
  await page.getByText(/Kursus selesai: Orientasi Akademi/).waitFor();

  await learner.opens('fnd-101');
  await page.getByText('Kursus selesai', { exact: true }).waitFor();
  const { card } = await host.call('course.open', { course: 'fnd-101' });
  assert.equal(card.state, 'completed');
}

test('an exam has three attempts and no more', withAcademy({ profile: 'Budi' }, worn));

async function worn({ page, learner, host }) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { attempt: id } = await host.call('attempt.start', { quiz: 'fnd-101-x' });
    await host.call('attempt.submit', { attempt: id });
    await host.advance(day);
  }
  await learner.opens('fnd-101-x');
  await page.getByText('Percobaan sudah habis').waitFor();
  assert.equal(await page.getByRole('button', { name: /^(Mulai|Coba lagi)$/ }).count(), 0);
}
