/** The watch and the keys: a test that relies on them must be able to fail. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startAcademy } from './harness/academy.js';
import { keysOf, readKeys } from './harness/keys.js';

test('the watch sees an error, a broken policy and a request to another host', async () => {
  const academy = await startAcademy({ profile: 'Sari' });
  try {
    const { page, watch } = academy;
    assert.deepEqual(watch.troubles, []);
    await page.evaluate(async () => {
      setTimeout(() => {
        throw new Error('planted');
      });
      const script = document.createElement('script');
      script.textContent = 'document.title = "it ran"';
      document.body.append(script);
      await fetch('https://example.com').catch(() => undefined);
      new Image().src = 'https://example.org/a.png';
    });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    const seen = watch.troubles.join('\n');
    assert.match(seen, /error in the page: planted/);
    assert.match(seen, /policy script-src.* broken/);
    assert.match(seen, /policy connect-src broken by https:\/\/example.com/);
    assert.match(seen, /policy img-src broken by https:\/\/example.org/);
    assert.doesNotMatch(await page.title(), /it ran/);
  } finally {
    await academy.close();
  }
});

test('keys are read from every kind of question', () => {
  const text = `### Satu? {#q-aa obj=o1}\n\n1. [ ] a\n   > b\n2. [x] c\n\n### Dua? {#q-bb .numeric obj=o1}\n
- [ ] \`4\`\n- [x] \`9.5 ± 0.1\`\n\n### Tiga? {#q-cc}\n\n| A | B |\n| - | - |\n| a | 1 |\n| b | 2 |\n| | 3 |\n
### Empat? {#q-dd}\n\n1. a\n2. b\n3. c\n\n### Lima? {#q-ee}\n\nx [[443]] y [[a|(b)]].\n\n## Ringkasan\n\n1. [x] tidak\n`;
  const keys = Object.fromEntries(keysOf(text).map(([id, key]) => [id, key.right]));
  assert.deepEqual(keys, {
    'q-aa': { type: 'choice', picked: [1] },
    'q-bb': { type: 'numeric', text: '9.5' },
    'q-cc': { type: 'matching', pairs: [0, 1] },
    'q-dd': { type: 'ordering', order: [0, 1, 2] },
    'q-ee': {
      type: 'cloze',
      gaps: [
        { type: 'typed', text: '443' },
        { type: 'picked', option: 1 },
      ],
    },
  });
});

test('every question of the curriculum has a key', () => {
  const keys = readKeys();
  assert.ok(keys.size > 100, `${keys.size} questions`);
  for (const [id, { right, wrong }] of keys) assert.notDeepEqual(right, wrong, id);
});
