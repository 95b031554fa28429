/** axe-core over the page as it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of the rules, those whose answer another theme can change. */
export const colourRules = ['color-contrast', 'link-in-text-block'];

/** Violations as lines: rule, what is wrong, where. `rules` are all when not given. */
export async function violationsOf(page, rules) {
  // Evaluated by the debugger: the policy of the page would refuse a script.
  await page.evaluate(`typeof axe === 'undefined' && (() => { ${source} })()`);
  const only = rules ? { runOnly: { type: 'rule', values: rules } } : {};
  const options = { resultTypes: ['violations'], ...only };
  const { violations } = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(
        ({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.split('\n').at(1)?.trim()})`,
      );
    return `${id}: ${help}: ${places.join('; ')}`;
  });
}
