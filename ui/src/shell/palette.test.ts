import { beforeEach, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { fits, PaletteState } from './palette.svelte';
import { panels } from './panels.svelte';

const hit = {
  kind: 'lesson',
  id: 'net-101-l02',
  title: 'Subnet',
  course_title: 'Jaringan',
  heading: '',
  anchor: 'a',
  block: 0,
  words: ['subnet'],
};

beforeEach(() => {
  i18n.use('id');
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(JSON.stringify({ hits: [hit], corrected: null }))),
  );
});

it('fits by the beginnings of words', () => {
  expect(fits('Pakai tema gelap', 'gel tem')).toBe(true);
  expect(fits('Pakai tema gelap', 'elap')).toBe(false);
  expect(fits('Katalog', '')).toBe(true);
});

it('offers places and commands first, then the curriculum', async () => {
  const palette = new PaletteState();
  expect(palette.groups).toHaveLength(2);
  palette.type('subnet');
  await vi.waitFor(() => {
    expect(palette.entries.map((entry) => entry.label)).toEqual(['Subnet']);
  });
});

it('goes round the ends, runs the chosen one and closes', () => {
  const palette = new PaletteState();
  panels.openPalette();
  palette.type('katalog');
  palette.move(-1);
  expect(palette.active).toBe(palette.entries.length - 1);
  palette.move(1);
  palette.run();
  expect(location.hash).toBe('#/katalog');
  expect(panels.palette).toBe(false);
});

it('lets Enter wait for what the whole question finds', async () => {
  const palette = new PaletteState();
  panels.openPalette();
  palette.type('subnet');
  expect(palette.busy).toBe(true);
  await palette.enter();
  expect(location.hash).toContain('net-101-l02');
});
