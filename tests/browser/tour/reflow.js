/** The whole tour in a window of one size, in both languages. A file for each kind: they run beside each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from '../harness/academy.js';
import { acts } from './acts.js';
import { lookAt, walk } from './walk.js';

/** `size` in points of the page; `textSize` in percent, as in the settings. */
export function reflows(kind, { size, textSize = 100 }) {
  for (const lang of ['id', 'en'])
    for (const act of acts)
      test(
        `${act.name}: nothing is out of place and no screen has a violation (${kind}, ${lang})`,
        withAcademy({ ...act.options, lang, size, textSize }, async (academy) => {
          const found = await walk(academy, act, ({ name }) => lookAt(academy.page, name, `${lang}-${kind}`));
          assert.ok(found.length === 0, found.join('\n'));
        }),
      );
}
