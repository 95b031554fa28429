import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SearchState } from './search.svelte';

let asked: string[];
beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
  vi.stubGlobal('fetch', (_: string, init: { body: string }) => {
    asked.push((JSON.parse(init.body) as { text: string }).text);
    return Promise.resolve(new Response('{"hits":[],"corrected":null}'));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks once for what was typed within a frame', () => {
  const search = new SearchState();
  search.ask('r');
  search.ask('ro');
  search.ask('rou ');
  vi.advanceTimersToNextFrame();
  expect(asked).toEqual(['rou']);
});

it('asks nothing for nothing', () => {
  const search = new SearchState();
  search.ask('a');
  search.ask('  ');
  vi.advanceTimersToNextFrame();
  expect(asked).toEqual([]);
});
