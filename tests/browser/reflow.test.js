/** Large text and small windows: everything is read without scrolling sideways (WCAG 2.2, 1.4.4 and 1.4.10). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { acts } from './tour/acts.js';
import { lookAt, walk } from './tour/walk.js';

/** A window of 1280 by 820 at 200 % is one of 640 by 410 to the page; the settings go up to text at 200 %. */
const windows = {
  'zoom-200': { size: { width: 640, height: 410 } },
  'narrow-320': { size: { width: 320, height: 640 } },
  'text-200': { size: { width: 1280, height: 820 }, textSize: 200 },
};

for (const [kind, { size, textSize = 100 }] of Object.entries(windows))
  for (const lang of ['id', 'en'])
    for (const act of acts) {
      test(
        `${act.name}: nothing is out of place and no screen has a violation (${kind}, ${lang})`,
        withAcademy({ ...act.options, lang, size, textSize }, async (academy) => {
          const found = await walk(academy, act, ({ name }) => lookAt(academy.page, name, `${lang}-${kind}`));
          assert.ok(found.length === 0, found.join('\n'));
        }),
      );
    }
