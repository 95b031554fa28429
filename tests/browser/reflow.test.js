/** Large text and small windows: everything is read without scrolling sideways (WCAG 2.2, 1.4.4 and 1.4.10). */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { picture, withAcademy } from './harness/academy.js';
import { violationsOf } from './harness/axe.js';
import { root } from './harness/host.js';
import { clearStage, liveALittle, screensOf, settles } from './harness/tour.js';

const folder = join(root, 'out/screens');
await mkdir(folder, { recursive: true });

/** A window of 1280 by 820 at 200 % is one of 640 by 410 to the page. */
const windows = {
  'zoom-200': { size: { width: 640, height: 410 } },
  'narrow-320': { size: { width: 320, height: 640 } },
  'text-200': { size: { width: 1280, height: 820 }, textSize: 200 },
};

for (const [name, { size, textSize = 100 }] of Object.entries(windows)) {
  test(
    `no screen scrolls sideways: ${name}`,
    withAcademy({ profile: 'Sari Wulandari', path: 'presales', size }, async (academy) => {
      const { host, learner, page, settings } = academy;
      await host.call('settings.save', { ...settings, text_size: textSize });
      const lived = await liveALittle(host);
      await page.reload();
      const found = [];
      for (const screen of screensOf(lived)) {
        await clearStage(learner);
        await screen.go(learner);
        if (screen.ready) await page.locator(screen.ready).first().waitFor();
        await settles(page);
        if (screen.main) await picture(page, join(folder, `${screen.name}-${name}.png`));
        found.push(...(await page.evaluate(tooWide)).map((line) => `${screen.name}: ${line}`));
        if (name === 'zoom-200')
          found.push(...(await violationsOf(page)).map((line) => `${screen.name}: ${line}`));
      }
      assert.deepEqual(found, []);
    }),
  );
}

test(
  'a page that is too wide is noticed',
  withAcademy({ profile: 'Sari', size: windows['narrow-320'].size }, async ({ page }) => {
    await page.evaluate(() => {
      const wide = document.createElement('div');
      wide.className = 'planted';
      wide.style.width = '900px';
      wide.textContent = 'wide';
      document.querySelector('main').append(wide);
    });
    assert.match((await page.evaluate(tooWide)).join('\n'), /planted/);
  }),
);

/** Runs in the page: what stands out of the window, unless it scrolls by itself. */
function tooWide() {
  const width = document.documentElement.clientWidth;
  const lines = [];
  if (document.scrollingElement.scrollWidth > width)
    lines.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
  const contained = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      const { overflowX, position } = getComputedStyle(box);
      if (/auto|scroll|hidden|clip/.test(overflowX) && box.getBoundingClientRect().right <= width + 1)
        return true;
      if (position === 'fixed' && box.getBoundingClientRect().right <= width + 1) return false;
    }
    return false;
  };
  for (const element of document.querySelectorAll('body *')) {
    const { left, right, width: own, height } = element.getBoundingClientRect();
    if (own < 2 || height < 2 || (right <= width + 1 && left >= -1)) continue;
    if (!contained(element))
      lines.push(
        `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} from ${Math.round(left)} to ${Math.round(right)}`,
      );
  }
  return lines.slice(0, 5);
}
