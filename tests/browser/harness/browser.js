/** Chromium as a learner's machine would have it: a fresh profile, nothing in the background, no other host. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const programs = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

export const window = { width: 1280, height: 820 };

/** One browser with one page. `size` is the window, `scale` the zoom of the screen. */
export async function openBrowser({
  size = window,
  colorScheme = 'light',
  locale = 'id-ID',
  reducedMotion = 'reduce',
  forcedColors = 'none',
} = {}) {
  const executablePath = programs.find((program) => program && existsSync(program));
  if (!executablePath) throw new Error('no Chromium: set CHROMIUM to one, or install the package chromium');
  const profile = await mkdtemp(join(tmpdir(), 'academy-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: quiet,
    viewport: size,
    colorScheme,
    locale,
    timezoneId: 'Asia/Jakarta',
    reducedMotion,
    forcedColors,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  return {
    context,
    page,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
