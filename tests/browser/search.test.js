/** Finding things in the whole curriculum. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, withAcademy } from './harness/academy.js';
import { violationsOf } from './harness/axe.js';

const hits = (page) => page.locator('a[data-hit]');

async function types(page, text) {
  await page.getByRole('searchbox', { name: 'Cari di seluruh kurikulum' }).fill(text);
  await answered(page, text);
}

/** What stands there is of all that was typed, not of its beginning. */
async function answered(page, text) {
  await page.getByRole('heading', { level: 1, name: `Hasil untuk “${text}”` }).waitFor();
  await page.locator('main [aria-busy="true"]').waitFor({ state: 'detached' });
}

test(
  'a word is found in another of its forms, and opens at the hit',
  withAcademy({ profile: 'Sari' }, found),
);

async function found({ page, host }) {
  await types(page, 'mengulang berjeda');
  const hit = hits(page)
    .filter({ hasText: 'Pelajaran' })
    .filter({ has: page.locator('.heading') })
    .first();
  await hit.locator('mark').first().waitFor();
  const address = await hit.getAttribute('href');
  await hit.click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.match(address, /[?&]p=\d+/);
  const marked = await shownMark(page);
  assert.match(marked, /^(meng|di|peng)?ulang|^(ber)?jeda/i);
  assert.ok(
    await host.call('search.query', { text: 'diulangi', limit: 5 }).then((view) => view.hits.length > 0),
  );
}

const marks = (page) => page.locator('mark[data-found]');

/** The marked word in what has the keyboard: soon there, and in view. */
async function shownMark(page) {
  await marks(page).first().waitFor();
  const shown = await page.waitForFunction(
    () => {
      const held = document.activeElement === document.body ? null : document.activeElement;
      const mark = held?.querySelector('mark[data-found]');
      const { top, bottom } = mark?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return top >= 60 && bottom <= window.innerHeight ? mark.innerText : null;
    },
    null,
    { timeout: 5000 },
  );
  return shown.jsonValue();
}

/** Hits whose text is what is tried, by the place in which it stands. */
const places = {
  'a paragraph': ['laptop tamu terinfeksi', 'fnd-101-l05', /laptop|tamu|terinfeksi/i],
  'a table': ['isolasi perangkat', 'fnd-101-l05', /isolasi|perangkat/i],
  'a heading': ['margin tempo celah', 'fnd-101-l08', /margin|tempo|celah/i],
  'a list': ['kamera antargedung', 'fnd-101-l05', /kamera|antargedung/i],
};

for (const [place, [text, lesson, word]] of Object.entries(places)) {
  for (const theme of ['light', 'dark']) {
    test(
      `a hit in ${place} opens there with its words marked, ${theme}`,
      withAcademy({ profile: 'Sari', theme }, async ({ page }) => {
        await types(page, text);
        await hits(page)
          .and(page.locator(`[href^="#/pelajaran/${lesson}"]`))
          .first()
          .click();
        assert.match(await shownMark(page), word);
        await picture(page, `out/found-${place.replaceAll(' ', '-')}-${theme}.png`);
        assert.deepEqual(await violationsOf(page), []);
      }),
    );
  }
}

test('the marks go with Escape, and with the next place', withAcademy({ profile: 'Sari' }, unmarked));

async function unmarked({ page, learner }) {
  const address = '#/pelajaran/fnd-101-l05?p=2&k=router+firewall';
  await learner.opens(address);
  await shownMark(page);
  const said = page.getByRole('status').filter({ hasText: 'ditandai. Tekan Escape' });
  await said.first().waitFor({ state: 'attached' });
  const text = await page.locator('.text').first().innerText();
  await page.keyboard.press('Escape');
  await marks(page).first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('.text').first().innerText(), text);
  assert.equal(new URL(page.url()).hash, '#/pelajaran/fnd-101-l05');

  await learner.opens(address);
  await shownMark(page);
  await page.evaluate(() => (location.hash = '#/pelajaran/fnd-101-l05?p=30&k=cadangan'));
  await page.waitForFunction(
    () => !document.querySelector('mark[data-found]')?.innerText.match(/router|firewall/i),
  );
  await page.evaluate(() => (location.hash = '#/katalog'));
  await learner.sees('Katalog');
  assert.equal(await marks(page).count(), 0);
}

test('a hit in the plan of a course is marked on its page', withAcademy({ profile: 'Sari' }, inCourse));

async function inCourse({ page }) {
  await types(page, 'spanning tree loop');
  await hits(page).filter({ hasText: 'Kursus' }).first().click();
  assert.match(await shownMark(page), /spanning|tree|loop/i);
}

test('the whole way works by keyboard, also from the palette', withAcademy({ profile: 'Sari' }, byKeyboard));

async function byKeyboard({ page, learner }) {
  await page.keyboard.press('/');
  await page.keyboard.type('celah kas');
  await answered(page, 'celah kas');
  await hits(page).filter({ hasText: 'Pelajaran' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  const titles = await hits(page).locator('.kind').allInnerTexts();
  for (let at = 0; at < titles.indexOf('Pelajaran'); at++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.match(await shownMark(page), /celah|kas/i);

  await learner.opens('#/katalog');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('segmentasi tamu');
  await page.getByRole('option').filter({ hasText: 'Jaringan dan keamanan' }).first().waitFor();
  await page.locator('[role="listbox"][aria-busy="true"]').waitFor({ state: 'detached' });
  const options = await page.getByRole('option').allInnerTexts();
  const at = options.findIndex((text) => text.includes('Jaringan dan keamanan'));
  for (let step = 0; step < at; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.match(await shownMark(page), /segmen|tamu/i);
}

test('a hit of a term is marked in its definition', withAcademy({ profile: 'Sari' }, inTerm));

async function inTerm({ page }) {
  await types(page, 'perangkat nirkabel');
  await hits(page).filter({ hasText: 'Istilah' }).filter({ hasText: 'Access point' }).click();
  assert.match(await shownMark(page), /perangkat|nirkabel/i);
}

test('a typing error is forgiven and said', withAcademy({ profile: 'Sari' }, forgiven));

async function forgiven({ page }) {
  await types(page, 'distribtor');
  await page.getByText(/Ini hasil untuk “distributor”/).waitFor();
  await hits(page)
    .filter({ hasText: /distributor/i })
    .first()
    .waitFor();
}

test('a term leads to the glossary', withAcademy({ profile: 'Sari' }, term));

async function term({ page, host }) {
  const { terms } = await host.call('glossary.show');
  const { name } = terms.find((one) => /^[a-z ]+$/i.test(one.name));
  await types(page, name);
  await hits(page).filter({ hasText: 'Istilah' }).filter({ hasText: name }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Glosarium' }).waitFor();
}

test('nothing found says what to do next', withAcademy({ profile: 'Sari' }, nothing));

async function nothing({ page }) {
  await types(page, 'qqqqzzzz');
  await page.getByText('Tidak ada hasil untuk “qqqqzzzz”').waitFor();
  await page.getByText('Coba kata yang lebih pendek').waitFor();
  assert.equal(await hits(page).count(), 0);
}

test('what is typed is text, never a command of the index', withAcademy({ profile: 'Sari' }, harmless));

async function harmless({ host }) {
  for (const text of [
    '"',
    'a AND',
    'NEAR(',
    '*',
    "') OR 1=1 --",
    '<img src=x onerror=alert(1)>',
    '\u0000',
    'a'.repeat(300),
  ]) {
    const { hits: found } = await host.call('search.query', { text, limit: 5 }).catch((failure) => {
      assert.equal(failure.code, 'invalid', `${text}: ${failure.code}`);
      return { hits: [] };
    });
    for (const hit of found) assert.doesNotMatch(hit.snippet_html.replaceAll(/<\/?mark>/g, ''), /<\w/);
  }
}
