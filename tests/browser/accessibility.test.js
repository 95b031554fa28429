/** Every screen under axe-core in both themes, with pictures to look at in out/screens. */
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

test(
  'axe finds what is wrong',
  withAcademy({ profile: 'Sari' }, async ({ page }) => {
    await page.evaluate(() => {
      const faint = document.createElement('p');
      faint.style.cssText = 'color: #ccc; background: #fff';
      faint.textContent = 'hardly to be read';
      document.querySelector('main').append(faint, new Image(), document.createElement('input'));
    });
    const found = (await violationsOf(page)).join('\n');
    for (const rule of ['color-contrast', 'image-alt', 'label'])
      assert.match(found, new RegExp(`^${rule}:`, 'm'));
  }),
);

for (const theme of ['light', 'dark']) {
  test(
    `the welcome has no violation (${theme})`,
    withAcademy({ theme }, async ({ page, learner }) => {
      const found = await look(page, `welcome-1-id-${theme}`);
      await learner.presses('Lanjut', { exact: true });
      found.push(...(await look(page, `welcome-2-id-${theme}`)));
      await learner.presses('Lanjut', { exact: true });
      await page.getByText('Tulis nama Anda').waitFor();
      found.push(...(await look(page, `welcome-2-error-id-${theme}`)));
      await page.getByLabel('Nama', { exact: true }).fill('Sari');
      await learner.presses('Lanjut', { exact: true });
      await page.getByRole('radio').first().check();
      found.push(...(await look(page, `welcome-3-id-${theme}`)));
      assert.deepEqual(found, []);
    }),
  );

  test(
    `no screen has a violation (${theme})`,
    withAcademy({ profile: 'Sari Wulandari', path: 'presales', theme }, async (academy) => {
      const found = await look(academy.page, `home-new-id-${theme}`);
      const lived = await liveALittle(academy.host);
      await academy.page.reload();
      for (const screen of screensOf(lived)) {
        await reach(academy, screen);
        found.push(...(await look(academy.page, `${screen.name}-id-${theme}`)));
      }
      assert.deepEqual(found, []);
    }),
  );
}

test(
  'the main screens have no violation in English',
  withAcademy({ profile: 'Sari Wulandari', path: 'presales', lang: 'en' }, async (academy) => {
    const { host, page, settings } = academy;
    const lived = await liveALittle(host);
    const found = [];
    for (const theme of ['light', 'dark']) {
      await host.call('settings.save', { ...settings, theme });
      await page.reload();
      for (const screen of screensOf(lived).filter(({ main }) => main)) {
        await reach(academy, screen);
        found.push(...(await look(page, `${screen.name}-en-${theme}`)));
      }
    }
    assert.deepEqual(found, []);
  }),
);

async function reach({ learner, page }, { go, ready }) {
  await clearStage(learner);
  await go(learner);
  if (ready) await page.locator(ready).first().waitFor();
  await settles(page);
}

async function look(page, name) {
  await settles(page);
  await picture(page, join(folder, `${name}.png`));
  return (await violationsOf(page)).map((line) => `${name}: ${line}`);
}
