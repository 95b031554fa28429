/** Nothing finished is lost: the page is reloaded and the host killed in the middle of things. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

const lesson = 'fnd-101-l01';
const choice = 'q-1b7n';
const heading = 'Tiga jenis penilaian';

async function reads(learner) {
  const { page } = learner;
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/call/position.save') && answer.ok());
  await learner.opens(lesson);
  await learner.answersCheck(choice, 'wrong');
  await page.getByRole('link', { name: heading, exact: true }).click();
  await page.locator(`nav a[aria-current="location"]`, { hasText: heading }).waitFor();
  await kept;
}

async function standsWhereItWas({ page, learner, host }) {
  const { position } = await host.call('lesson.open', { lesson });
  assert.equal(position.heading, heading);
  await learner.opens('#/');
  await page.getByText(`Bagian: ${heading}`).waitFor();
  await learner.follows('Lanjutkan');
  await page.locator(`nav a[aria-current="location"]`, { hasText: heading }).waitFor();
  assert.ok(await page.evaluate(() => window.scrollY > 300), 'the lesson opened at its beginning');
  const picked = learner.question(choice).locator('input:checked');
  assert.equal(await picked.count(), 1);
  await learner.question(choice).getByText('Belum tepat').waitFor();
}

test(
  'a lesson goes on at the same heading after a reload',
  withAcademy({ profile: 'Sari' }, async (academy) => {
    await reads(academy.learner);
    await academy.learner.reloads();
    await standsWhereItWas(academy);
  }),
);

test(
  'a lesson goes on at the same heading after the process was killed',
  withAcademy({ profile: 'Sari' }, async (academy) => {
    const { host, learner } = academy;
    await reads(learner);
    await host.kill();
    await host.again();
    await learner.reloads();
    await standsWhereItWas(academy);
  }),
);

test(
  'a quiz goes on with the same questions and answers after the process was killed',
  withAcademy({ profile: 'Sari' }, async ({ host, learner, page }) => {
    await learner.opens('fnd-101-m1-q');
    const attempt = await learner.startsAttempt();
    await learner.showsAllQuestions();
    const before = await learner.questions();
    const [first, second, third] = before;
    for (const [id, how] of [
      [first, 'right'],
      [second, 'wrong'],
    ]) {
      await learner.fills(id, how);
      await learner.leavesField(id);
      await learner.isSaved(id);
    }
    await learner.question(third).getByRole('button', { name: 'Tandai untuk dilihat lagi' }).click();
    await learner.question(third).getByRole('button', { name: 'Ditandai' }).waitFor();
    const kept = await host.call('attempt.open', { attempt });

    await host.kill();
    await host.again();
    assert.deepEqual((await host.call('attempt.open', { attempt })).questions, kept.questions);
    await learner.opens('#/kuis/fnd-101-m1-q');
    await learner.reloads();
    await learner.follows('Lanjutkan percobaan');
    await learner.showsAllQuestions();
    assert.deepEqual(await learner.questions(), before);
    await learner.isSaved(first);
    await learner.isSaved(second);
    await learner.question(third).getByRole('button', { name: 'Ditandai' }).waitFor();
    await page.getByText('2 dari 8 terjawab').first().waitFor();
  }),
);
