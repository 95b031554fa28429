/** Finding things in the whole curriculum. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

const hits = (page) => page.locator('a[data-hit]');

async function types(page, text) {
  await page.getByRole('searchbox', { name: 'Cari di seluruh kurikulum' }).fill(text);
  await page.getByRole('heading', { level: 1, name: `Hasil untuk “${text}”` }).waitFor();
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
  const anchor = new URLSearchParams(address.split('?')[1]).get('h');
  assert.ok(anchor, `${address} names no heading`);
  const top = await page
    .locator(`[id="${anchor}"]`)
    .evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 400, `the heading stands ${top} pixels below the edge`);
  assert.ok(
    await host.call('search.query', { text: 'diulangi', limit: 5 }).then((view) => view.hits.length > 0),
  );
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
