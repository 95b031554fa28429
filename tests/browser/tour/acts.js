/** The whole tour: learners with different histories, and what each of them sees. */
import { signUp } from '../harness/record.js';
import {
  beginning,
  broken,
  empty,
  graduate,
  locked,
  own,
  people,
  refused,
  seal,
  sealed,
  torn,
  welcome,
} from './edges.js';
import { liveALittle, screensOf } from './midway.js';
import { rights, useRights } from './rights.js';
import { specimen } from './specimen.js';

const learner = { profile: 'Sari Wulandari', path: 'presales' };

/** `options` for the academy; `live` makes the history and answers with what `screens` needs to know. */
export const acts = [
  { name: 'welcome', options: {}, screens: () => welcome },
  { name: 'beginning', options: { profile: 'Sari Wulandari' }, screens: () => beginning },
  { name: 'people', options: learner, live: share, screens: () => people },
  { name: 'sealed', options: learner, live: lock, screens: () => sealed },
  { name: 'seal', options: learner, screens: () => seal },
  { name: 'own', options: { profile: 'Sari Wulandari' }, screens: () => own },
  { name: 'rights', options: learner, live: ({ host }) => useRights(host), screens: rights },
  { name: 'midway', options: learner, live: ({ host }) => liveALittle(host), screens: screensOf },
  { name: 'refused', options: learner, screens: () => refused },
  {
    name: 'graduate',
    options: learner,
    live: ({ host }) => graduate.live(host),
    screens: () => graduate.screens,
  },
  { name: 'broken', options: learner, screens: () => broken },
  { name: 'locked', options: learner, live: opensTwice, screens: () => locked },
  { name: 'torn', options: learner, live: tears, screens: () => torn },
  { name: 'empty', options: { profile: 'Sari', edition: 'none' }, screens: () => empty },
  { name: 'specimen', options: { profile: 'Sari', edition: 'specimen' }, screens: () => specimen },
];

/** Four people at one machine, and nobody sitting. */
async function share(academy) {
  const { host } = academy;
  await host.call('profile.add');
  await host.call('profile.guest');
  for (const name of ['Raden Ajeng Kartini Djojoadhiningrat binti Sosroningrat', 'Budi']) {
    await host.call('profile.add');
    await host.call('profile.create', signUp(name));
  }
  await host.call('profile.leave');
  await tears(academy);
}

/** Two locked profiles, one with its name in the list, and nobody sitting. */
async function lock({ host }) {
  const passphrase = 'kopi tubruk panas';
  await host.call('seal.set', { passphrase, show_name: true, recovery: false });
  await host.call('profile.add');
  await host.call('profile.create', signUp('Budi'));
  await host.call('seal.set', { passphrase, show_name: false, recovery: true });
  await host.call('profile.leave');
}

async function opensTwice(academy) {
  academy.movesTo(await academy.host.beside());
}

async function tears({ host, page }) {
  // A page that still fetches a font when the host goes would tell of it.
  await page.goto('about:blank');
  await host.kill();
  await host.tearRecord();
  await host.again();
}
