/** Sees what a learner does not: errors in the console, broken policy, requests to another host. */

const tellViolations = () => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    throw new Error(`policy ${violatedDirective} broken by ${blockedURI}`);
  });
};

export class Watch {
  #troubles = [];
  #expected = [];
  #homes = new Set();

  /** Watches a page before it opens anything of the app at `home`. */
  static async over(context, page, home) {
    const watch = new Watch();
    watch.admit(home);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        watch.#note(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => watch.#note(`error in the page: ${error.message}`));
    page.on('crash', () => watch.#note('the page crashed'));
    context.on('request', (request) => watch.#judge(request.url()));
    await context.addInitScript(tellViolations);
    return watch;
  }

  /** One more place that the app may come from. */
  admit(home) {
    this.#homes.add(home);
  }

  /** Lets troubles pass that belong to the test. */
  expect(pattern) {
    this.#expected.push(pattern);
  }

  /** What went wrong so far and was not expected. */
  get troubles() {
    return this.#troubles.filter((trouble) => !this.#expected.some((pattern) => pattern.test(trouble)));
  }

  #note(trouble) {
    this.#troubles.push(trouble);
  }

  #judge(url) {
    if (!this.#homes.has(new URL(url).origin)) this.#note(`request to another host: ${url}`);
  }
}
