/**
 * No byte leaves: the packaged app in a network of its own, every attempt to reach an address recorded, from the first
 * start through signing up, learning and every kind of choice.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onMachine } from './harness/app.js';
import { canTrace, reached, traced } from './harness/trace.js';
import { completeLesson, passQuiz, signUp } from '../browser/harness/record.js';

const inside = 'ACADEMY_IN_A_NETWORK_OF_ITS_OWN';
const self = fileURLToPath(import.meta.url);
// A user namespace gives the right to make a network without being root.
const network = [
  '--user',
  '--map-root-user',
  '--net',
  '--',
  'sh',
  '-c',
  'ip link set lo up && exec "$@"',
  'sh',
];

if (process.env[inside]) {
  test('nothing is reached in an hour of learning', onMachine(silent));
} else {
  test('what is recorded tells of an attempt', watches);
  test('the app reaches nothing', (context) => {
    if (!canTrace()) {
      context.diagnostic('The kernel lets no program be watched here: not judged.');
      return;
    }
    const canPart = spawnSync('unshare', [...network, 'true']).status === 0;
    if (!canPart) context.diagnostic('No network of its own can be made here: judged by the record alone.');
    const command = [process.execPath, '--test', '--test-timeout=240000', self];
    const [program, ...rest] = canPart ? ['unshare', ...network, ...command] : command;
    // Node's runner marks its children; one that is marked would not run its own tests.
    const env = { ...process.env, [inside]: 'yes', NODE_TEST_CONTEXT: undefined };
    const { status, stdout } = spawnSync(program, rest, { env, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /# pass 1/);
  });
}

/** The control: a program that does reach out is seen. */
async function watches(context) {
  if (!canTrace()) {
    context.diagnostic('The kernel lets no program be watched here: not judged.');
    return;
  }
  const file = join(process.env.TMPDIR ?? '/tmp', `academy-trace-${process.pid}`);
  const [program, options] = traced(file);
  // An address that leads nowhere (RFC 5737).
  const reaching = "require('node:net').connect(9, '192.0.2.1').on('error', () => {}).unref()";
  spawnSync(program, [...options, process.execPath, '-e', reaching]);
  const seen = reached(await readFile(file, 'utf8'));
  assert.ok(
    seen.some((line) => line.includes('192.0.2.1')),
    seen.join('\n'),
  );
  assert.deepEqual(reached('7 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/x"}, 9) = 0'), []);
}

async function silent(machine) {
  const file = join(machine.home, 'trace');
  const app = await machine.opensApp([], {}, traced(file));
  const call = (name, request = {}) =>
    app.driver.run((sent) => window.__TAURI_INTERNALS__.invoke('call', sent), { name, request });
  const nothing = async (until) => assert.deepEqual(reached(await readFile(file, 'utf8')), [], until);

  await app.sees('Selamat datang');
  await nothing('before the first choice');
  await call('profile.create', signUp('Sari'));
  await nothing('after signing up');
  await app.driver.run(() => location.reload()).catch(() => undefined);
  await app.sees('Halo, Sari');

  const privacy = await call('privacy.show');
  const asked = privacy.purposes.filter(({ asks }) => asks);
  assert.ok(asked.length > 3);
  for (const given of [false, true, false]) {
    for (const { id } of asked)
      await call('consent.decide', { choice: { purpose: id, given }, notice: privacy.version });
    await learns(app, call);
    await nothing(`with every choice ${given ? 'given' : 'refused'}`);
  }
  // A page that tries is stopped before a socket is opened.
  await app.driver.run(() => fetch('https://example.com').catch(() => undefined));
  await nothing('when the page itself tries');
}

/** The lessons of a course on the screen, their checks, a quiz, searches, every place, the own data. */
async function learns(app, call) {
  const { modules } = await call('course.open', { course: 'fnd-101' });
  for (const { id, title } of modules.flatMap(({ lessons }) => lessons)) {
    await app.opens(`#/pelajaran/${id}`);
    await app.sees(title);
    await completeLesson({ call }, id);
  }
  await passQuiz({ call }, modules[0].quiz.id);
  for (const text of ['jaringan', 'firewall', 'backup', 'license'])
    await call('search.query', { text, limit: 10 });
  for (const [address, heading] of [
    ['#/katalog', 'Katalog'],
    ['#/glosarium', 'Glosarium'],
    ['#/data-saya', 'Data saya'],
    ['#/pengaturan', 'Pengaturan'],
    ['#/', 'Halo'],
  ]) {
    await app.opens(address);
    await app.sees(heading);
  }
  await call('data.export');
}
