/** Everything there is to learn, filtered, and the page of a course that is only planned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

test('the catalogue shows ten tracks with all their courses', withAcademy({ profile: 'Sari' }, whole));

async function whole({ page, learner, host }) {
  const { tracks } = await host.call('catalogue.show');
  assert.equal(tracks.length, 10);
  await learner.opens('#/katalog');
  for (const { title, courses } of tracks) {
    const section = page.getByRole('region', { name: title, exact: true });
    await section.waitFor();
    assert.equal(await section.locator('article').count(), courses.length, title);
  }
}

test(
  'filters narrow the catalogue, live in the address, and are cleared',
  withAcademy({ profile: 'Sari' }, filtered),
);

async function filtered({ page, learner, host }) {
  const { tracks } = await host.call('catalogue.show');
  const all = tracks.flatMap((track) => track.courses);
  const cards = page.locator('main article');
  const advanced = all.filter((course) => course.level === 3 && course.roles.includes('sales'));
  await learner.opens('#/katalog');
  await page.getByLabel('Tingkat', { exact: true }).selectOption({ label: 'Lanjut' });
  await page.getByLabel('Peran', { exact: true }).selectOption({ label: 'Sales' });
  await page.getByRole('status').getByText(`${advanced.length} kursus cocok`).waitFor();
  assert.equal(await cards.count(), advanced.length);

  await learner.reloads();
  await page.getByRole('status').getByText(`${advanced.length} kursus cocok`).waitFor();
  await page.getByLabel('Judul atau kode').fill('zzzz');
  await page.getByText('Tidak ada kursus yang cocok').waitFor();
  await learner.presses('Hapus saringan');
  await cards.nth(all.length - 1).waitFor();
  assert.equal(await cards.count(), all.length);
}

test('role paths put courses in order', withAcademy({ profile: 'Sari', path: 'sales' }, ordered));

async function ordered({ page, learner, host }) {
  const { paths, tracks } = await host.call('catalogue.show');
  const sales = paths.find((path) => path.id === 'sales');
  const titles = new Map(tracks.flatMap((track) => track.courses).map((course) => [course.id, course.title]));
  await learner.opens('#/katalog');
  await page.getByText('Menurut peran', { exact: true }).click();
  await page.getByRole('heading', { name: sales.title }).waitFor();
  const shown = await page.locator('main ol article :is(h2, h3)').allInnerTexts();
  assert.deepEqual(
    shown,
    sales.courses.map((id) => titles.get(id)),
  );
}

test('a planned course shows its plan and offers no start', withAcademy({ profile: 'Sari' }, planned));

async function planned({ page, learner, host }) {
  const { tracks } = await host.call('catalogue.show');
  const course = tracks.flatMap((track) => track.courses).find(({ status }) => status === 'planned');
  await learner.opens('#/katalog');
  await page.getByRole('link', { name: course.title, exact: true }).first().click();
  await learner.sees(course.title);
  await page.getByText('Kursus ini masih direncanakan').waitFor();
  await page.getByRole('heading', { name: 'Rencana isi' }).waitFor();
  assert.equal(await page.getByRole('link', { name: /Mulai kursus|Lanjutkan/ }).count(), 0);
}
