/** The test host as a process: the real use cases over a data folder of its own. Knows no page. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const program = resolve(process.env.ACADEMY_TEST_HOST ?? join(target, 'debug/academy-test-host'));
const edition = resolve(process.env.ACADEMY_EDITION ?? join(root, 'out/academy.edition'));

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class Host {
  #child;
  #data;

  /** A host over an empty data folder. */
  static async start() {
    for (const file of [program, edition]) {
      if (!existsSync(file)) throw new Error(`${file} is missing: build the host and pack the edition first`);
    }
    const host = new Host();
    host.#data = await mkdtemp(join(tmpdir(), 'academy-'));
    await host.#open(0);
    return host;
  }

  /** Asks a use case without any screen. Rejects with the failure's code. */
  async call(name, request = {}) {
    const answer = await this.#post(`/call/${name}`, request);
    const body = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(`${name}: ${body.code}`), body);
    return body;
  }

  /** Puts the academy's clock forward. */
  async advance(seconds) {
    const answer = await this.#post(`/test/advance/${seconds}`);
    if (!answer.ok) throw new Error(`the clock stands still: HTTP ${answer.status}`);
  }

  /** As a power cut: nothing is said to the process. */
  async kill() {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
    running.delete(this.#child);
    this.#child = null;
  }

  /** Starts again over the same folder and at the same address. */
  async again() {
    await this.#open(Number(new URL(this.url).port));
  }

  async close() {
    if (this.#child) await this.kill();
    await rm(this.#data, { recursive: true, force: true });
  }

  async #open(port) {
    const options = ['--data', this.#data, '--edition', edition, '--port', String(port)];
    this.#child = spawn(program, options, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(this.#child);
    const lines = createInterface({ input: this.#child.stdout });
    const first = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
    if (first.length === 0) throw new Error('the test host ended before it said its address');
    this.url = first[0];
  }

  #post(path, body) {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
      signal: AbortSignal.timeout(30_000),
    });
  }
}
