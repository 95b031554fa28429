/** The packaged app as a learner has it, on a machine of its own. Things are found by what they are called. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Keys } from './keys.js';
import { Driver } from './webdriver.js';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const program = resolve(process.env.APP ?? join(root, 'target/release/virtus-partner-academy'));
const edition = resolve(process.env.ACADEMY_EDITION ?? join(root, 'out/academy.edition'));

/** A home with nothing in it. */
export class Machine {
  #apps = new Set();

  static async make() {
    for (const file of [program, edition])
      if (!existsSync(file)) throw new Error(`${file} is missing: build the app first`);
    const machine = new Machine();
    machine.home = await mkdtemp(join(tmpdir(), 'academy-home-'));
    await mkdir(join(machine.home, 'runtime'), { mode: 0o700 });
    return machine;
  }

  get data() {
    return join(this.home, 'data');
  }

  get env() {
    const { PATH, DISPLAY, XAUTHORITY, DBUS_SESSION_BUS_ADDRESS } = process.env;
    const at = (name) => join(this.home, name);
    return {
      PATH,
      DISPLAY,
      XAUTHORITY,
      DBUS_SESSION_BUS_ADDRESS,
      LANG: 'C.UTF-8',
      TZ: 'Asia/Jakarta',
      HOME: this.home,
      XDG_DATA_HOME: at('share'),
      XDG_CONFIG_HOME: at('config'),
      XDG_CACHE_HOME: at('cache'),
      XDG_STATE_HOME: at('state'),
      XDG_RUNTIME_DIR: at('runtime'),
      ACADEMY_DATA_DIR: this.data,
      ACADEMY_EDITION: edition,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
    };
  }

  /** Opens the app and waits for its first screen. `before`: what runs it, see `Driver.open`. */
  async opensApp(args = [], env = {}, before = []) {
    const app = new App(await Driver.open(program, args, { ...this.env, ...env }, before));
    this.#apps.add(app);
    await app.sees('');
    return app;
  }

  async close() {
    for (const app of this.#apps) await app.driver.close();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

export class App {
  constructor(driver) {
    this.driver = driver;
    this.keys = new Keys(driver);
    /** The window as the checks of the browser tests know a page. */
    this.page = {
      evaluate: (what, given) =>
        typeof what === 'string' ? driver.run(`() => { ${what}; }`) : driver.run(what, given),
    };
  }

  /** Waits for a screen whose heading has these words. */
  async sees(words) {
    await this.driver.until(
      `heading “${words}”`,
      (wanted) => {
        const heading = document.querySelector('h1');
        return heading !== null && heading.textContent.includes(wanted);
      },
      words,
    );
  }

  async reads(words) {
    await this.driver.until(`“${words}”`, (wanted) => document.body.innerText.includes(wanted), words);
  }

  async opens(address) {
    await this.driver.run((hash) => {
      location.hash = hash;
    }, address);
  }

  /** Presses a button, link or label with these words. */
  async presses(words, scope = 'body') {
    await this.driver.until(`“${words}” to press`, markNamed, words, scope);
    await this.driver.click(await this.driver.find('[data-test-named]'));
  }

  async kill() {
    await this.driver.kill();
  }

  async keepPicture(file) {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, await this.driver.picture());
  }
}

/** Runs in the page. */
function markNamed(words, scope) {
  for (const marked of document.querySelectorAll('[data-test-named]'))
    marked.removeAttribute('data-test-named');
  const things = [...document.querySelectorAll(`${scope} :is(button, a, label, summary)`)];
  const name = (thing) => (thing.innerText || thing.ariaLabel || thing.title || '').trim();
  const shown = things.filter((thing) => thing.offsetParent !== null && !thing.disabled);
  const thing = shown.find((one) => name(one) === words) ?? shown.find((one) => name(one).startsWith(words));
  if (!thing) return false;
  thing.scrollIntoView({ block: 'center' });
  thing.setAttribute('data-test-named', '');
  return true;
}

/** The body of a test on a machine of its own. */
export function onMachine(body) {
  return async (test) => {
    const machine = await Machine.make();
    try {
      await body(machine, test);
    } finally {
      await machine.close();
    }
  };
}
