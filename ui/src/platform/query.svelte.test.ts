import { flushSync } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { Query } from './query.svelte';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('drops an answer that a later question made stale', async () => {
  const waiting: ((answer: Response) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => waiting.push(resolve)));
  const query = new Query('search.query');
  const first = query.load({ text: 'ro', limit: 5 });
  const second = query.load({ text: 'router', limit: 5 });
  expect(query.pending).toBe(true);
  waiting[1]?.(new Response(JSON.stringify({ hits: [], corrected: 'new' })));
  await second;
  expect(query.pending).toBe(false);
  waiting[0]?.(new Response(JSON.stringify({ hits: [], corrected: 'old' })));
  await first;
  expect(query.data?.corrected).toBe('new');
});

it('keeps the former answer while a new one is asked for, and can ask again after a failure', async () => {
  let status = 500;
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"hits":[],"corrected":null}', { status })));
  const query = new Query('search.query');
  await query.load({ text: 'a', limit: 1 });
  expect(query.loaded.status).toBe('failed');
  status = 200;
  await query.reload();
  expect(query.loaded.status).toBe('ready');
  const again = query.reload();
  expect(query.loaded.status).toBe('ready');
  await again;
});

it('does not ask again by itself when asked from an effect', async () => {
  const fetch = vi.fn(() => Promise.resolve(new Response('', { status: 500 })));
  vi.stubGlobal('fetch', fetch);
  const query = new Query('home.show');
  const stop = $effect.root(() => {
    $effect(() => {
      void query.load({});
    });
  });
  flushSync();
  await vi.waitFor(() => {
    expect(query.loaded.status).toBe('failed');
  });
  flushSync();
  expect(fetch).toHaveBeenCalledTimes(1);
  stop();
});
