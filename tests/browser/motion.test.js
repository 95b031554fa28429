/** With reduced motion nothing moves: every transition and animation is over at once (WCAG 2.2, 2.3.3). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

/** Longer than this is motion, in milliseconds. */
const atOnce = 0.02;

/** Begins to note in the page what runs for how long. */
function noteMotion() {
  window.motion = new Map();
  const note = () => {
    for (const one of document.getAnimations()) {
      const { activeDuration } = one.effect.getComputedTiming();
      const { target } = one.effect;
      const name = `${one.transitionProperty ?? one.animationName ?? one.id} of ${target?.tagName}.${target?.className}`;
      window.motion.set(name, Math.max(window.motion.get(name) ?? 0, activeDuration));
    }
  };
  const everyFrame = () => {
    note();
    requestAnimationFrame(everyFrame);
  };
  // What is over within a frame is seen when it begins.
  for (const event of ['transitionrun', 'animationstart']) document.addEventListener(event, note);
  everyFrame();
}

/** Through the app, over what moves for others: links, options, bars, dialogs, saved marks. */
async function usesTheApp({ page, learner }) {
  await learner.opens('#/');
  await learner.follows('Katalog');
  await learner.sees('Katalog');
  await page.locator('main article').first().hover();
  await learner.opens('fnd-101-l01');
  const [first] = await learner.questions();
  await learner.answersCheck(first, 'wrong');
  await page.locator('nav a', { hasText: 'Katalog' }).hover();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await learner.opens('fnd-101-m1-q');
  await learner.startsAttempt();
  const [id] = await learner.questions();
  await learner.fills(id);
  await learner.leavesField(id);
  await learner.isSaved(id);
  await learner.opens('#/pengaturan');
  await page.getByRole('group', { name: 'Tema' }).getByText('Gelap', { exact: true }).click();
  await page.locator('html[data-theme="dark"]').waitFor();
}

const motionOf = (page) =>
  page.evaluate(() => [...window.motion].map(([name, milliseconds]) => ({ name, milliseconds })));

test(
  'nothing moves for who asked for less motion',
  withAcademy({ profile: 'Sari', reducedMotion: 'reduce' }, async (academy) => {
    await academy.page.evaluate(noteMotion);
    await usesTheApp(academy);
    const long = (await motionOf(academy.page)).filter(({ milliseconds }) => milliseconds > atOnce);
    assert.deepEqual(long, []);
  }),
);

test(
  'for others it takes less than 200 ms, and is noticed here',
  withAcademy({ profile: 'Sari', reducedMotion: 'no-preference' }, async (academy) => {
    await academy.page.evaluate(noteMotion);
    await usesTheApp(academy);
    const moved = await motionOf(academy.page);
    assert.ok(
      moved.some(({ milliseconds }) => milliseconds > atOnce),
      'nothing was seen to move',
    );
    assert.deepEqual(
      moved.filter(({ milliseconds }) => milliseconds >= 200),
      [],
    );
  }),
);
