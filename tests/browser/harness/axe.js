/** axe-core over the page as it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations as lines: rule, what is wrong, where. */
export async function violationsOf(page) {
  // Evaluated by the debugger: the policy of the page would refuse a script.
  await page.evaluate(`typeof axe === 'undefined' && (() => { ${source} })()`);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(
        ({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.split('\n').at(1)?.trim()})`,
      );
    return `${id}: ${help}: ${places.join('; ')}`;
  });
}
