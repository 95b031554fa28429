import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Prose from './Prose.svelte';
import ProseOverlays from './ProseOverlays.svelte';
import { glossary } from '../platform';
import { overlay } from './overlay.svelte';

const html = `
  <p><a class="term" data-term="latency" href="#/glosarium/latency">latensi</a>
  <a data-external href="https://example.org/a">sumber</a>
  <sup><a href="#fn-1">1</a></sup><img src="/asset/abc" alt="Gambar jaringan"></p>
  <p id="fn-1">Catatan kaki</p>`;

beforeEach(() => {
  glossary.forget();
  overlay.closeTerm();
  vi.stubGlobal('scrollTo', vi.fn());
  Element.prototype.scrollIntoView = vi.fn();
  const terms = [{ id: 'latency', name: 'Latensi', other_name: 'latency', html: '<p>Waktu tunda.</p>' }];
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ terms }))));
  render(Prose, { html });
  render(ProseOverlays);
});
afterEach(() => {
  overlay.outside = null;
  overlay.picture = null;
  vi.unstubAllGlobals();
});

it('explains a term when it is pressed, and puts it away with Escape', async () => {
  const user = userEvent.setup();
  await user.click(screen.getByText('latensi'));
  expect(await screen.findByRole('dialog', { name: 'Latensi' })).toHaveTextContent('Waktu tunda.');
  await user.keyboard('{Escape}');
  expect(screen.queryByText('Waktu tunda.')).not.toBeInTheDocument();
});

it('asks before it leaves the app, and names the host', async () => {
  const open = vi.fn();
  vi.stubGlobal('open', open);
  const user = userEvent.setup();
  await user.click(screen.getByText('sumber'));
  expect(await screen.findByRole('dialog')).toHaveTextContent('example.org');
  expect(open).not.toHaveBeenCalled();
  await user.click(screen.getByText('Buka di peramban'));
  expect(open).toHaveBeenCalledWith('https://example.org/a', '_blank', 'noopener,noreferrer');
});

it('goes to a footnote without changing the place', async () => {
  const before = location.hash;
  await userEvent.click(screen.getByText('1'));
  expect(document.getElementById('fn-1')).toHaveFocus();
  expect(location.hash).toBe(before);
});

it('enlarges a picture by keyboard', async () => {
  screen.getByAltText('Gambar jaringan').focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('dialog')).toHaveTextContent('Gambar diperbesar');
});
