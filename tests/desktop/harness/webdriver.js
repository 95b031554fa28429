/** As much of W3C WebDriver as the tests need, over fetch to WebKitWebDriver. Knows no app. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const element = 'element-6066-11e4-a52e-4f735466cecf';
const patience = 15_000;

const running = new Set();
process.on('exit', () => running.forEach(killGroup));

/** The driver and the app are one process group: the app must not outlive a driver that was killed. */
function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
  running.delete(child);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export class Driver {
  #child;
  #gone;
  #session = '';
  #base;

  /**
   * Opens `binary` in a session of its own; `env` is all that it gets to know of this machine. `before`: a program and
   * its arguments that run the driver.
   */
  static async open(binary, args, env, before = []) {
    const driver = new Driver();
    const port = await freePort();
    driver.#base = `http://127.0.0.1:${port}`;
    const [program, options = []] = before;
    const own = [`--port=${port}`, '--host=127.0.0.1'];
    const command = program ? [program, [...options, 'WebKitWebDriver', ...own]] : ['WebKitWebDriver', own];
    driver.#child = spawn(...command, {
      env: { ...env, TAURI_WEBVIEW_AUTOMATION: 'true' },
      detached: true,
      stdio: 'ignore',
    });
    driver.#gone = once(driver.#child, 'exit');
    running.add(driver.#child);
    await driver.#answers();
    const wanted = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } };
    const { sessionId } = await driver.#ask('POST', '/session', { capabilities: wanted });
    driver.#session = `/session/${sessionId}`;
    return driver;
  }

  /** As a power cut: driver and app at once, nothing is said to them. */
  async kill() {
    if (running.has(this.#child)) killGroup(this.#child);
    await this.#gone;
  }

  async close() {
    if (running.has(this.#child)) await this.#ask('DELETE', this.#session).catch(() => undefined);
    await this.kill();
  }

  /** Runs a function in the page and answers with what it returns; promises are waited for. */
  async run(body, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${body})(...Array.from(arguments).slice(0, -1)))
        .then((value) => done({ value: value === undefined ? null : value }), (error) => done({ error: error instanceof Error ? String(error) : JSON.stringify(error) }));`;
    const answer = await this.#ask('POST', `${this.#session}/execute/async`, { script, args });
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /** Asks the page again until the function answers with something true. */
  async until(what, body, ...args) {
    const end = Date.now() + patience;
    for (;;) {
      const value = await this.run(body, ...args).catch(() => undefined);
      if (value) return value;
      if (Date.now() > end) throw new Error(`${what}: not within ${patience / 1000} s. ${await this.text()}`);
      await pause(30);
    }
  }

  async find(selector) {
    const found = await this.#ask('POST', `${this.#session}/element`, {
      using: 'css selector',
      value: selector,
    });
    return found[element];
  }

  async click(id) {
    await this.#ask('POST', `${this.#session}/element/${id}/click`, {});
  }

  async type(id, text) {
    await this.#ask('POST', `${this.#session}/element/${id}/value`, { text });
  }

  /** Presses keys one after the other, by the code points of WebDriver. */
  async press(values) {
    const actions = values.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#ask('POST', `${this.#session}/actions`, {
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }

  async text() {
    return this.run(() => document.body.innerText).catch(() => '(no text)');
  }

  /** The window as PNG. Two frames first, or the picture shows an older one. */
  async picture() {
    await this.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return Buffer.from(await this.#ask('GET', `${this.#session}/screenshot`), 'base64');
  }

  async resize(width, height) {
    await this.#ask('POST', `${this.#session}/window/rect`, { x: 0, y: 0, width, height });
  }

  async #answers() {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const { ready } = await this.#ask('GET', '/status').catch(() => ({}));
      if (ready) return;
      await pause(30);
    }
    throw new Error('WebKitWebDriver does not answer');
  }

  async #ask(method, path, body) {
    const answer = await fetch(this.#base + path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(30_000),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value?.error}: ${value?.message}`);
    return value;
  }
}
