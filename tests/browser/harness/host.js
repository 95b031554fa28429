/** The test host as a process: the real use cases over a data folder of its own. Knows no page. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const program = resolve(process.env.ACADEMY_TEST_HOST ?? join(target, 'debug/academy-test-host'));
/** `specimen` holds every form once (tests/specimen); `none` is an app without any curriculum. */
const editions = {
  academy: resolve(process.env.ACADEMY_EDITION ?? join(root, 'out/academy.edition')),
  specimen: resolve(process.env.ACADEMY_SPECIMEN ?? join(root, 'out/specimen.edition')),
  none: join(root, 'out/no.edition'),
};

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class Host {
  #child;
  #data;
  #edition;
  /** Whose folder it is that this one uses as well. */
  #other = null;

  /** A host over an empty data folder. */
  static async start(edition = 'academy') {
    const needed = edition === 'none' ? [program] : [program, editions[edition]];
    for (const file of needed) {
      if (!existsSync(file))
        throw new Error(`${file} is missing: build the host and pack the editions first`);
    }
    const host = new Host();
    host.#edition = editions[edition];
    host.#data = await mkdtemp(join(tmpdir(), 'academy-'));
    await host.#open(0);
    return host;
  }

  /** A second one over the same folder, as when the app is opened twice. */
  async beside() {
    const host = new Host();
    host.#edition = this.#edition;
    host.#data = this.#data;
    host.#other = this;
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

  /** Tears the learner's record as a failing disk would. To be done while no process has it. */
  async tearRecord() {
    const [profile] = await readdir(join(this.#data, 'profiles'));
    const file = join(this.#data, 'profiles', profile, 'record.sqlite');
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0x5a, 0, 2048));
  }

  async close() {
    if (this.#child) await this.kill();
    if (this.#other) await this.#other.close();
    else await rm(this.#data, { recursive: true, force: true });
  }

  async #open(port) {
    const options = ['--data', this.#data, '--edition', this.#edition, '--port', String(port)];
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
