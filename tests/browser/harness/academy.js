/** One learner at one machine: an empty data folder, the use cases over it, and a browser that shows the screens. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from './browser.js';
import { Host, root } from './host.js';
import { Learner } from './learner.js';
import { signUp } from './record.js';
import { Watch } from './watch.js';

/**
 * The body of a test. `options`: `profile` (a name; without one the welcome is shown), `path`, `lang`, `theme`, `textSize`,
 * `edition`, and what `openBrowser` takes. Anything that the watch saw fails the test, also when every step of it worked.
 */
export function withAcademy(options, body) {
  return async (test) => {
    const academy = await startAcademy(options);
    try {
      await body(academy, test);
      assert.deepEqual(academy.watch.troubles, []);
    } catch (error) {
      await keepPicture(academy, test.name);
      throw error;
    } finally {
      await academy.close();
    }
  };
}

export async function startAcademy(options = {}) {
  const { profile, path = null, lang = 'id', theme = 'light', textSize = 100, edition, ...looks } = options;
  const host = await Host.start(edition);
  if (profile) await host.call('profile.create', signUp(profile, path));
  const settings = { language: lang, content_language: null, theme, text_size: textSize, time: 'normal' };
  await host.call('settings.save', settings);
  const browser = await openBrowser(looks);
  const { page } = browser;
  const watch = await Watch.over(browser.context, page, host.url);
  const academy = {
    host,
    page,
    watch,
    settings,
    learner: new Learner(page, host),
    /** Goes on at another host. */
    movesTo(other) {
      watch.admit(other.url);
      academy.host = other;
      academy.learner.host = other;
    },
    async close() {
      await browser.close();
      await academy.host.close();
    },
  };
  try {
    await page.goto(host.url);
    await academy.learner.sees();
  } catch (error) {
    // What is left open would keep the whole file from ending.
    await academy.close();
    throw error;
  }
  return academy;
}

/** What the screen showed when a test failed. */
async function keepPicture({ page }, name) {
  const folder = join(root, 'out/failed');
  await mkdir(folder, { recursive: true });
  const file = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
  await picture(page, join(folder, file)).catch(() => undefined);
}

/** Without Playwright's own styles, which the policy refuses. */
export async function picture(page, path, options = {}) {
  return page.screenshot({ path, caret: 'initial', animations: 'allow', ...options });
}
