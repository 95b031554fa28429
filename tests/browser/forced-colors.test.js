/** With the system's own high contrast colours: the focus and every state are still seen, not by colour of ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { Hands } from './harness/hands.js';
import { areaOf, coloursIn } from './harness/pixels.js';
import { completeLesson } from './harness/record.js';

const forced = { profile: 'Sari', path: 'sales', forcedColors: 'active' };

test(
  'every stop of the keyboard is seen in forced colours',
  withAcademy(forced, async ({ page, learner, host }) => {
    await completeLesson(host, 'fnd-101-l01');
    const hands = new Hands(page);
    for (const place of ['#/', '#/katalog', 'fnd-101-l02', 'fnd-101-m1-q', '#/pengaturan', '#/glosarium']) {
      await learner.opens(place);
      for (let stop = 0; stop < 40; stop++) if ((await hands.next()) === null) break;
    }
  }),
);

/** Two things that differ by their state must look different. */
async function differ(page, one, other, what) {
  const [first, second] = [
    await coloursIn(page, await areaOf(one, 3)),
    await coloursIn(page, await areaOf(other, 3)),
  ];
  const shares = (colours) => new Map(colours.map(({ color, share }) => [color, share]));
  const [a, b] = [shares(first), shares(second)];
  const all = new Set([...a.keys(), ...b.keys()]);
  const apart = [...all].reduce((sum, color) => sum + Math.abs((a.get(color) ?? 0) - (b.get(color) ?? 0)), 0);
  assert.ok(apart > 0.05, `${what} look alike in forced colours (${apart.toFixed(3)} apart)`);
}

/** At least this many colours that are each more than a trace. */
async function shows(page, locator, what) {
  const colours = (await coloursIn(page, await areaOf(locator))).filter(({ share }) => share > 0.02);
  assert.ok(colours.length > 1, `${what} is one colour in forced colours`);
}

test(
  'states are seen in forced colours',
  withAcademy(forced, async ({ page, learner, host }) => {
    for (const id of ['fnd-101-l01', 'fnd-101-l02']) await completeLesson(host, id);
    await host.call('attempt.start', { quiz: 'fnd-101-m2-q' });
    await learner.opens('#/katalog');
    await learner.opens('#/');
    await shows(page, page.getByRole('progressbar').first(), 'progress');
    await shows(page, page.locator('.stage .bar'), 'progress on the stage');
    const links = page.locator('aside nav a');
    await differ(page, links.nth(0), links.nth(2), 'the page one is on and another');

    await learner.opens('#/katalog');
    const views = page.locator('main .row label');
    await differ(page, views.nth(0), views.nth(1), 'the chosen view and the other');
    await shows(page, page.locator('.bars').first(), 'the level');

    await learner.opens('fnd-101-l03');
    await page.keyboard.press('j');
    const passage = page.locator('.text [data-p]:focus');
    await shows(page, passage, 'the passage at hand');
    const outline = await passage.evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.notEqual(outline, 'none', 'the passage at hand has no line around it');
    await page.keyboard.press('b');
    const mark = await page
      .locator('[data-marked]')
      .evaluate((element) => getComputedStyle(element, '::before').forcedColorAdjust);
    assert.equal(mark, 'none', 'a bookmark has no colour left');

    await learner.opens('fnd-101-m1-q');
    await learner.startsAttempt();
    const numbers = page.locator('nav li button');
    await differ(page, numbers.nth(0), numbers.nth(1), 'the question at hand and another');
  }),
);
