/** Every screen in both languages and themes: axe, the screen reader's tree, where things stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';
import { violationsOf } from './harness/axe.js';
import { misplacedOn } from './harness/geometry.js';
import { Tree } from './harness/tree.js';
import { acts } from './tour/acts.js';
import { lookAt, walk } from './tour/walk.js';

for (const lang of ['id', 'en'])
  for (const act of acts) {
    test(
      `${act.name}: no screen has a violation (${lang})`,
      withAcademy({ ...act.options, lang }, async (academy) => {
        const found = await walk(academy, act, ({ name }) => lookAt(academy.page, name, lang));
        assert.ok(found.length === 0, found.join('\n'));
      }),
    );
  }

test(
  'axe finds what is wrong',
  withAcademy({ profile: 'Sari' }, async ({ page }) => {
    await page.evaluate(() => {
      const faint = document.createElement('p');
      faint.style.cssText = 'color: #ccc; background: #fff';
      faint.textContent = 'hardly to be read';
      document.querySelector('main').append(faint, new Image(), document.createElement('input'));
    });
    const found = (await violationsOf(page)).join('\n');
    for (const rule of ['color-contrast', 'image-alt', 'label'])
      assert.match(found, new RegExp(`^${rule}:`, 'm'));
  }),
);

test(
  'the tree tells what has no name, and headings and landmarks out of order',
  withAcademy({ profile: 'Sari' }, async ({ page }) => {
    assert.deepEqual((await Tree.of(page)).troubles, []);
    await page.evaluate(() => {
      const heading = document.createElement('h5');
      heading.textContent = 'planted';
      const twin = document.querySelector('nav').cloneNode(true);
      document.querySelector('main').append(heading, document.createElement('button'), twin);
    });
    const found = (await Tree.of(page)).troubles.join('\n');
    assert.match(found, /button without a name/);
    assert.match(found, /heading “planted” jumps/);
    assert.match(found, /two landmarks are both navigation/);
  }),
);

test(
  'what is too wide, cut off or on something else is noticed',
  withAcademy({ profile: 'Sari', size: { width: 320, height: 640 } }, async ({ page }) => {
    assert.deepEqual(await misplacedOn(page), []);
    await page.evaluate(() => {
      const plant = (words, style, tag = 'div') => {
        const box = document.createElement(tag);
        box.textContent = words;
        box.className = 'planted';
        for (const [name, value] of Object.entries(style)) box.style[name] = value;
        document.querySelector('main').append(box);
      };
      plant('wide', { width: '900px' });
      plant('a long sentence in a short box', { width: '60px', overflow: 'hidden', whiteSpace: 'nowrap' });
      plant('one', { height: '2em' }, 'button');
      plant('two', { height: '2em', marginTop: '-1.5em', display: 'block' }, 'button');
    });
    const found = (await misplacedOn(page)).join('\n');
    assert.match(found, /planted from/);
    assert.match(found, /cut by \d+ pixels to the side .*a long sentence/);
    assert.match(found, /“one” lies on “two”/);
    assert.match(found, /control “one” lies on “two”/);
  }),
);
