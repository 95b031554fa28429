/** Goes through an act of the tour and has every screen looked at. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { picture } from '../harness/academy.js';
import { colourRules, violationsOf } from '../harness/axe.js';
import { misplacedOn } from '../harness/geometry.js';
import { root } from '../harness/host.js';
import { Tree } from '../harness/tree.js';
import { reach, settles } from './ways.js';

/** Only `script/pictures` asks for pictures: they take longer than the looking. */
const folder = process.env.ACADEMY_PICTURES && join(root, process.env.ACADEMY_PICTURES);
if (folder) await mkdir(folder, { recursive: true });

/** `see(screen)` answers with lines of trouble; so does the walk, with the screen's name before each. */
export async function walk(academy, act, see) {
  const { page, watch } = academy;
  const facts = await act.live?.(academy);
  await page.goto(academy.host.url);
  await page.reload();
  const found = [];
  for (const screen of act.screens(facts)) {
    if (screen.calls) watch.expect(/ERR_FAILED/);
    watch.expect(/status of 422/);
    await rig(page, screen.calls);
    await reach(academy, screen);
    const lines = (await see(screen)).filter(
      (line) => !(screen.untitled && /heading-one|level 1$/.test(line)),
    );
    found.push(...lines.map((line) => `${screen.name}: ${line}`));
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
  return found;
}

/** What a use case answers while this screen is looked at: nothing, nothing for long, or these words. */
async function rig(page, calls = {}) {
  for (const [name, how] of Object.entries(calls)) {
    await page.route(`**/call/${name}`, (route) => {
      if (how === 'silent') return route.abort();
      return how === 'slow' ? undefined : route.fulfill({ contentType: 'application/json', body: how });
    });
  }
}

/** axe in both themes, the tree of a screen reader, where things stand. `kind` names the pictures. */
export async function lookAt(page, name, kind) {
  const found = [
    ...(await violationsOf(page)),
    ...(await Tree.of(page)).troubles,
    ...(await misplacedOn(page)),
  ];
  await keep(page, `${name}-${kind}-light`);
  // The theme is one attribute of the page; nothing but colours hangs on it.
  await paint(page, 'dark');
  found.push(...(await violationsOf(page, colourRules)).map((line) => `dark: ${line}`));
  await keep(page, `${name}-${kind}-dark`);
  await paint(page, 'light');
  return found;
}

async function paint(page, theme) {
  await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme);
  await settles(page);
}

async function keep(page, name) {
  if (folder) await picture(page, join(folder, `${name}.png`));
}
