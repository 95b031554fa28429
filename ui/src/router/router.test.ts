import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { router } from './router.svelte';

let stop: () => void;
const scrollTo = vi.fn();

function aHeading(): HTMLElement {
  const heading = document.createElement('h1');
  heading.tabIndex = -1;
  return document.body.appendChild(heading);
}

beforeEach(() => {
  vi.stubGlobal('scrollTo', scrollTo);
  scrollTo.mockClear();
  history.replaceState(null, '', '#/');
  stop = router.start();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it('takes no focus at the start, but on the way', () => {
  const heading = aHeading();
  router.arrive(heading);
  expect(heading).not.toHaveFocus();
  router.go('#/katalog');
  expect(router.place.name).toBe('catalogue');
  router.arrive(heading);
  expect(heading).toHaveFocus();
  expect(scrollTo).toHaveBeenCalledWith(0, 0);
});

it('comes back to where the page was', async () => {
  Object.assign(window, { scrollY: 420 });
  window.dispatchEvent(new Event('scroll'));
  router.go('#/katalog');
  router.arrive(aHeading());
  const back = new Promise((resolve) => {
    window.addEventListener('popstate', resolve, { once: true });
  });
  history.back();
  await back;
  router.arrive(aHeading());
  expect(scrollTo).toHaveBeenLastCalledWith(0, 420);
});

it('leaves focus and scroll to a lesson that opens at a heading', () => {
  router.go('#/pelajaran/net-101-l01?h=dua');
  const heading = aHeading();
  router.arrive(heading);
  expect(heading).not.toHaveFocus();
  expect(scrollTo).not.toHaveBeenCalled();
});

it('changes the query without leaving a trace in the history', () => {
  const before = history.length;
  router.replaceQuery({ q: 'a b', level: '' });
  expect([location.hash, history.length]).toEqual(['#/?q=a+b', before]);
  expect(router.place.query).toEqual({ q: 'a b' });
});

it('goes on when the history takes no more', () => {
  const refuse = (): never => {
    throw new DOMException('too often', 'SecurityError');
  };
  vi.spyOn(history, 'replaceState').mockImplementation(refuse);
  vi.spyOn(history, 'pushState').mockImplementation(refuse);
  router.go('#/cari?q=a');
  expect(router.place).toMatchObject({ name: 'search', query: { q: 'a' } });
  router.replaceQuery({ q: 'abc' });
  expect(router.place.query).toEqual({ q: 'abc' });
  router.replace('#/katalog');
  expect(router.place.name).toBe('catalogue');
  vi.restoreAllMocks();
});

it('leaves focus and scroll to a lesson that opens at a paragraph', () => {
  router.go('#/pelajaran/net-101-l01?p=7&k=kata');
  const heading = aHeading();
  router.arrive(heading);
  expect(heading).not.toHaveFocus();
});

it('does not mistake a mark in the page for a place', () => {
  router.go('#/glosarium');
  history.replaceState(null, '', '#fn-1');
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(router.place.name).toBe('glossary');
});
