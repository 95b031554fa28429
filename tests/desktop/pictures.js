/** Takes the README's pictures from the packaged app: `node tests/desktop/pictures.js FOLDER`. Not a test. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { readKeys } from '../browser/harness/keys.js';
import { completeLesson, passQuiz, signUp } from '../browser/harness/record.js';
import { Machine } from './harness/app.js';

const [folder] = argv.slice(2);
if (!folder) exit(2);

const keys = readKeys();
const window = { width: 1280, height: 820 };

/** The use cases of the app, as the browser tests know them from their host. */
function academyOf(app) {
  return {
    call: (name, request = {}) =>
      app.driver.run((call) => globalThis.__TAURI_INTERNALS__.invoke('call', call), { name, request }),
  };
}

async function liveALittle(academy) {
  await academy.call('profile.create', signUp('Sari Wulandari', 'presales'));
  for (const lesson of ['fnd-101-l01', 'fnd-101-l02', 'fnd-101-l03']) await completeLesson(academy, lesson);
  const passed = await passQuiz(academy, 'fnd-101-m1-q');
  for (const lesson of ['fnd-101-l04', 'fnd-101-l05']) await completeLesson(academy, lesson);
  const { outline } = await academy.call('lesson.open', { lesson: 'fnd-101-l06' });
  const { anchor, text: heading } = outline[1];
  await academy.call('position.save', { lesson: 'fnd-101-l06', position: { anchor, heading, block: 4 } });
  const { attempt, questions } = await academy.call('attempt.start', { quiz: 'fnd-101-m2-q' });
  for (const { id } of questions.slice(0, 2)) {
    await academy.call('attempt.answer', { attempt, question: id, response: keys.get(id).right });
  }
  await academy.call('position.save', { lesson: 'fnd-101-l06', position: { anchor, heading, block: 5 } });
  return { passed, attempt };
}

/** Name, address, what must be there, and what to bring to the upper edge. */
const scenes = ({ passed, attempt }) => [
  ['home', '#/', 'h1'],
  ['catalogue', '#/katalog', 'main article'],
  ['course', '#/kursus/fnd-101', '#fnd-101-m1'],
  ['lesson', '#/pelajaran/fnd-101-l04', '.text img', '.text h2'],
  ['check', '#/pelajaran/fnd-101-l01', 'form.question .verdict', 'form.question'],
  ['quiz', `#/percobaan/${attempt}`, 'form.question'],
  ['result', `#/hasil/${passed}`, '.score'],
  ['search', '#/cari?q=mengulang+berjeda', 'a[data-hit]'],
];

async function takes(app, name) {
  const file = join(folder, `${name}.png`);
  await writeFile(file, await app.driver.picture());
}

async function goes(app, [name, address, wanted, upper]) {
  await app.opens(address);
  await app.driver.until(name, (selector) => document.querySelector(selector) !== null, wanted);
  await app.driver.run((selector) => {
    window.scrollTo(0, 0);
    if (!selector) return;
    document.querySelector(selector).scrollIntoView({ block: 'start' });
    window.scrollBy(0, -90);
  }, upper ?? null);
  await app.driver.until('pictures', () =>
    [...document.images].every(
      (image) => image.complete || image.getBoundingClientRect().top > window.innerHeight,
    ),
  );
  await app.driver.run(() => document.activeElement?.blur());
}

async function takeAll(machine) {
  const app = await machine.opensApp();
  const academy = academyOf(app);
  await app.driver.resize(window.width, window.height);
  const lived = await liveALittle(academy);
  const settings = { language: 'id', content_language: null, theme: 'light', text_size: 100, time: 'normal' };
  await academy.call('settings.save', settings);
  await app.driver.run(() => location.reload()).catch(() => undefined);
  await app.sees('Halo');
  const all = scenes(lived);
  for (const scene of all) {
    await goes(app, scene);
    await takes(app, scene[0]);
  }
  await academy.call('settings.save', { ...settings, theme: 'dark' });
  await app.driver.run(() => location.reload()).catch(() => undefined);
  await app.driver.until('dark', () => document.documentElement.dataset.theme === 'dark');
  await goes(
    app,
    all.find(([name]) => name === 'lesson'),
  );
  await takes(app, 'lesson-dark');
}

await mkdir(folder, { recursive: true });
const machine = await Machine.make();
try {
  await takeAll(machine);
} finally {
  await machine.close();
}
