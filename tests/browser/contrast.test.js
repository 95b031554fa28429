/** Everything that is read in a lesson stands out at 7:1, large words at 4.5:1 (WCAG 2.2, 1.4.6), in both themes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { faintWords } from './harness/contrast.js';
import { readKeys } from './harness/keys.js';

const lesson = 'con-101-l01';
const column = '.lesson .head, .lesson .main, .lab';
const keys = readKeys();

for (const theme of ['light', 'dark']) {
  test(
    `every form of text and question is dark enough (${theme})`,
    withAcademy({ profile: 'Sari', edition: 'specimen', theme }, async ({ page, learner, host }) => {
      for (const how of [null, 'right', 'wrong', 'wrong']) {
        if (how) await answerAll(host, how);
        await learner.opens('#/');
        await learner.opens(lesson);
        for (const hint of await page.locator('.hints button').all()) await hint.click();
        const { count, faint } = await faintWords(page, column);
        assert.ok(count > 300, `${count} runs of words were looked at`);
        assert.deepEqual(faint, [], how ?? 'not answered');
      }
      await learner.opens('#/latihan/con-101-l02');
      assert.deepEqual((await faintWords(page, 'main article')).faint, []);
    }),
  );

  test(
    `so is every lesson of the curriculum (${theme})`,
    withAcademy({ profile: 'Sari', theme }, async ({ page, learner, host }) => {
      const { modules } = await host.call('course.open', { course: 'fnd-101' });
      for (const { id } of modules.flatMap((module) => module.lessons)) {
        await learner.opens(id);
        assert.deepEqual((await faintWords(page, column)).faint, [], id);
      }
    }),
  );
}

async function answerAll(host, how) {
  const { blocks } = await host.call('lesson.open', { lesson });
  for (const { question } of blocks.filter(({ type }) => type === 'question')) {
    const response = keys.get(question.id)[how];
    await host.call('lesson.answer', { lesson, question: question.id, response });
  }
}

test(
  'words that are too faint are noticed',
  withAcademy({ profile: 'Sari' }, async ({ page, learner }) => {
    await learner.opens('fnd-101-l01');
    await page.evaluate(() => {
      const faint = document.createElement('p');
      faint.style.cssText = 'color: #6b7a7d';
      faint.textContent = 'planted';
      document.querySelector('.lesson .text').append(faint);
    });
    const { faint } = await faintWords(page, column);
    assert.match(faint.join('\n'), /p\.: 4\.\d+ .*planted/);
  }),
);
