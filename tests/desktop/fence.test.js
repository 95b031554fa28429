/** What the window must not do, whatever stands in a lesson. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { signUp } from '../browser/harness/record.js';
import { onMachine, program } from './harness/app.js';

const profile = { name: 'profile.create', request: signUp('Sari') };

async function opensLesson(machine, lesson) {
  const app = await machine.opensApp();
  await app.driver.run((call) => window.__TAURI_INTERNALS__.invoke('call', call), profile);
  await app.driver.run(() => location.reload()).catch(() => undefined);
  await app.sees('Halo, Sari');
  await app.opens(`#/pelajaran/${lesson}`);
  await app.driver.until('the lesson', () => document.querySelector('.text h2') !== null);
  return app;
}

test(
  'pictures of a lesson come by hash over the app’s own scheme',
  onMachine(async (machine) => {
    const app = await opensLesson(machine, 'fnd-101-l04');
    const sizes = await app.driver.until('pictures', () => {
      const pictures = [...document.querySelectorAll('.text img')];
      return (
        pictures.length > 0 &&
        pictures.every((picture) => picture.complete) &&
        pictures.map(({ src, naturalWidth }) => [src, naturalWidth])
      );
    });
    for (const [source, width] of sizes) {
      assert.match(source, /^academy:\/\/localhost\/asset\/[0-9a-z.]+$/);
      assert.ok(width > 0, `${source} did not load`);
    }
  }),
);

test(
  'nothing runs and nothing is fetched but what the policy allows',
  onMachine(async (machine) => {
    const app = await opensLesson(machine, 'fnd-101-l01');
    const attempts = await app.driver.run(async () => {
      window.ran = [];
      window.refused = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        window.refused.push(event.violatedDirective),
      );
      const text = document.querySelector('.text');
      const script = document.createElement('script');
      script.textContent = 'window.ran.push("script")';
      text.append(script);
      const holder = document.createElement('div');
      holder.innerHTML =
        '<img src="x" onerror="window.ran.push(\'onerror\')"><svg onload="window.ran.push(\'svg\')"></svg>' +
        '<a id="planted" href="javascript:window.ran.push(\'link\')">x</a><iframe srcdoc="<script>parent.ran.push(1)</script>"></iframe>';
      text.append(holder);
      document.querySelector('#planted').click();
      const remote = await fetch('https://example.com').then(
        () => 'fetched',
        () => 'refused',
      );
      const local = await fetch('file:///etc/passwd').then(
        () => 'fetched',
        () => 'refused',
      );
      let evaluated = 'refused';
      try {
        evaluated = (0, eval)('"evaluated"');
      } catch {
        // As it should be.
      }
      await new Promise((done) => setTimeout(done, 300));
      return { remote, local, evaluated, ran: window.ran, refused: window.refused };
    });
    assert.deepEqual(
      { ...attempts, refused: [] },
      { remote: 'refused', local: 'refused', evaluated: 'refused', ran: [], refused: [] },
    );
    assert.ok(
      attempts.refused.some((directive) => directive.startsWith('script-src')),
      `${attempts.refused}`,
    );
    assert.ok(
      attempts.refused.some((directive) => directive.startsWith('connect-src')),
      `${attempts.refused}`,
    );
  }),
);

test(
  'the window goes nowhere and opens no other',
  onMachine(async (machine) => {
    const app = await opensLesson(machine, 'fnd-101-l01');
    const here = await app.driver.run(() => location.href);
    for (const address of [
      'https://example.com/',
      'file:///etc/passwd',
      'data:text/html,<h1>away</h1>',
      'http://127.0.0.1:9/',
    ]) {
      await app.driver
        .run((to) => {
          location.assign(to);
        }, address)
        .catch(() => undefined);
      await app.driver.until(
        `still here after ${address}`,
        (href) => location.href === href && document.querySelector('h1') !== null,
        here,
      );
      const opened = await app.driver.run((to) => {
        const other = window.open(to);
        return other === null || other.closed;
      }, address);
      assert.ok(opened, `a window opened for ${address}`);
    }
    await app.reads('Cara kerja Virtus Partner Academy');
  }),
);

test(
  'the page reaches no command of the shell but its own four',
  onMachine(async (machine) => {
    const app = await machine.opensApp();
    const answers = await app.driver.run(async () => {
      const commands = [
        'plugin:opener|open_url',
        'plugin:opener|open_path',
        'plugin:window|close',
        'plugin:event|emit',
        'plugin:fs|read_file',
        'plugin:shell|execute',
      ];
      const ask = (command) =>
        window.__TAURI_INTERNALS__.invoke(command, { url: 'https://example.com', path: '/etc/passwd' });
      return Promise.all(
        commands.map((command) =>
          ask(command).then(
            () => `${command} answered`,
            () => null,
          ),
        ),
      );
    });
    assert.deepEqual(answers.filter(Boolean), []);
    const opened = await app.driver.run(() =>
      window.__TAURI_INTERNALS__.invoke('open_external', { url: 'file:///etc/passwd' }).then(
        () => 'opened',
        ({ code }) => code,
      ),
    );
    assert.equal(opened, 'internal');
  }),
);

test(
  'a second start shows the window that is there and ends',
  onMachine(async (machine) => {
    await machine.opensApp();
    const second = spawn(program, [], { env: machine.env, stdio: 'ignore' });
    const [code] = await Promise.race([once(second, 'exit'), expires(second)]);
    assert.equal(code, 0);
  }),
);

test(
  'a second app over the same record can read it and says that it cannot write',
  onMachine(async (machine) => {
    const first = await opensLesson(machine, 'fnd-101-l01');
    // No session bus, so that nothing but the lock on the record stands between the two.
    const second = await machine.opensApp([], { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' });
    await second.reads('Catatan belajar hanya bisa dibaca');
    const app = await second.driver.run(() =>
      window.__TAURI_INTERNALS__.invoke('call', { name: 'app.start', request: {} }),
    );
    assert.equal(app.can_save, false);
    assert.deepEqual(
      app.notices.map(({ code }) => code),
      ['locked'],
    );
    const saved = await second.driver.run(() =>
      window.__TAURI_INTERNALS__
        .invoke('call', { name: 'bookmark.set', request: { lesson: 'fnd-101-l01', block: 1, set: true } })
        .then(
          () => 'saved',
          ({ code }) => code,
        ),
    );
    assert.equal(saved, 'locked');
    await second.driver.close();
    await first.driver.run(() =>
      window.__TAURI_INTERNALS__.invoke('call', {
        name: 'bookmark.set',
        request: { lesson: 'fnd-101-l01', block: 1, set: true },
      }),
    );
  }),
);

/** A program that should end by itself and does not. */
async function expires(child) {
  await new Promise((done) => setTimeout(done, 15_000).unref());
  child.kill('SIGKILL');
  return ['did not end'];
}
