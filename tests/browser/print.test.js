/** A lesson on paper: the text, nothing of the shell, black on white whatever the theme. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { picture, withAcademy } from './harness/academy.js';
import { root } from './harness/host.js';
import { settles } from './tour/ways.js';

test(
  'a printed lesson has no shell and no dark paper',
  withAcademy({ profile: 'Sari', theme: 'dark' }, printed),
);

async function printed({ page, learner }) {
  await learner.opens('fnd-101-l04');
  await page.emulateMedia({ media: 'print' });
  await settles(page);
  for (const one of await page
    .locator('aside, search, button, [role=status], nav[aria-label="Navigasi utama"]')
    .all()) {
    assert.equal(
      await one.isVisible(),
      false,
      await one.evaluate((element) => element.outerHTML.slice(0, 200)),
    );
  }
  assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
  assert.ok(await page.locator('.text img').first().isVisible());
  const [paper, ink] = await page.evaluate(() => {
    const shade = (color) =>
      color
        .match(/[\d.]+/g)
        .slice(0, 3)
        .reduce((sum, part) => sum + Number(part), 0) / 3;
    const opaque = (element) => {
      for (let box = element; box; box = box.parentElement) {
        const { backgroundColor } = getComputedStyle(box);
        if (!/, 0\)$|transparent/.test(backgroundColor)) return shade(backgroundColor);
      }
      return 255;
    };
    const text = document.querySelector('.text p');
    return [opaque(text), shade(getComputedStyle(text).color)];
  });
  assert.ok(paper > 240, `the paper has shade ${paper}`);
  assert.ok(ink < 90, `the ink has shade ${ink}`);
  await mkdir(join(root, 'out/screens'), { recursive: true });
  await picture(page, join(root, 'out/screens/print-lesson.png'), { fullPage: true });
}
