/** Signing up in the packaged app by keys alone, in both languages, and each screen before axe. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violationsOf } from '../browser/harness/axe.js';
import { beginnings } from '../browser/harness/beginnings.js';
import { onMachine } from './harness/app.js';

for (const [lang, words] of Object.entries(beginnings))
  test(
    `signed up by keyboard alone (${lang})`,
    onMachine((machine) => signedUp(machine, lang, words)),
  );

async function signedUp(machine, lang, t) {
  const app = await machine.opensApp(['--language', lang]);
  const { keys } = app;
  const clean = async (screen) => assert.deepEqual(await violationsOf(app.page, undefined), [], screen);
  const goesOn = async (name) => {
    await keys.tabTo(t.next);
    await keys.press('Enter');
    await app.reads(name);
    await clean(name);
  };
  await app.sees(t.welcome);
  await clean(t.welcome);
  await goesOn(t.who);
  await keys.tabTo(t.name);
  await keys.type('Sari Wulandari');
  await keys.tabTo(t.email);
  await keys.type('sari@mitra.example');
  await keys.tabTo(t.organisation);
  await keys.type('PT Mitra');
  await keys.press('Enter');
  await app.reads(t.privacy);
  await clean(t.privacy);
  await goesOn(t.choices);
  // The first purpose: a no, said with as few keys as a yes.
  await keys.tabTo(t.no);
  await keys.press('Enter');
  await keys.tabTo(t.adult);
  await keys.press('Space');
  await goesOn(t.receipt);
  await goesOn(t.path);
  await keys.tabTo(t.begin);
  await keys.press('Enter');
  await app.sees(t.lesson);
  await clean(t.lesson);
  const call = (name) =>
    app.driver.run((sent) => window.__TAURI_INTERNALS__.invoke('call', sent), { name, request: {} });
  assert.equal((await call('app.start')).profile.name, 'Sari Wulandari');
  const { purposes } = await call('privacy.show');
  assert.equal(purposes.find(({ asks }) => asks).state, 'refused');
}
