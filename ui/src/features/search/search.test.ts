import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Hit } from '../../platform';
import { hitHref, SearchState } from './search.svelte';

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

it('leads to the heading of a lesson, and to the term', () => {
  const hit: Hit = {
    kind: 'lesson',
    id: 'net-101-l02',
    title: '',
    course_title: '',
    heading: '',
    anchor: 'hitung',
    snippet_html: '',
  };
  expect(hitHref(hit)).toBe('#/pelajaran/net-101-l02?h=hitung');
  expect(hitHref({ ...hit, kind: 'term', id: 'latency', anchor: '' })).toBe('#/glosarium/latency');
});
