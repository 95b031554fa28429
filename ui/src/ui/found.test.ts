import { render } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../router';
import FoundFixture from './FoundFixture.svelte';
import { blockOf, foundIn, holderOf, mark, unmark, wordsOf } from './found';
import { status } from './status.svelte';

const text = `
  <h1 data-p="0">Kantor</h1><p data-p="1">Kantor kecil.</p>
  <h2 data-p="2">Jaringan kantor</h2>
  <p data-p="3">Router <em>menghubungkan</em> dua KANTOR &amp; gudang.</p>
  <div class="table-scroll" tabindex="0"><table><tbody><tr><td>Kafé kantor</td></tr></tbody></table></div>
  <form><p>kantor di dalam soal</p></form>
  <ul><li data-p="4"><p data-p="5">Kantornya lain.</p></li></ul>
  <h2 data-p="6">Lain</h2><p data-p="7">Kantor terakhir.</p>`;

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('article');
  root.innerHTML = text;
  document.body.append(root);
});
afterEach(() => {
  root.remove();
});

const marked = (words: string, block: number): string[] =>
  mark(root, { block, words: wordsOf(words) }).map((one) => one.textContent);

describe('mark', () => {
  it('marks whole words of the section, whatever their case and accents, and no question', () => {
    expect(marked('kantor kafe', 3)).toEqual(['KANTOR', 'Kafé', 'kantor']);
    expect(root.querySelectorAll('mark')).toHaveLength(4);
    expect(root.querySelector('form mark')).toBeNull();
  });

  it('counts from the block on, where it stands there at all', () => {
    expect(marked('jaringan', 3)).toEqual(['Jaringan']);
    expect(marked('kantor', 7)).toEqual(['Kantor']);
    expect(marked('kantor', 0)).toEqual(['Kantor', 'Kantor']);
  });

  it('leaves the text as it was when taken away, also twice', () => {
    const before = root.innerHTML;
    marked('kantor menghubungkan', 3);
    marked('router', 3);
    expect(root.querySelectorAll('mark')).toHaveLength(1);
    unmark(root);
    unmark(root);
    expect(root.innerHTML).toBe(before);
    expect(root.querySelector('[data-p="1"]')?.childNodes).toHaveLength(1);
  });

  it('knows what holds a mark, and the block before a number that is gone', () => {
    const [kafe] = mark(root, { block: 3, words: wordsOf('kafe') });
    expect(kafe && holderOf(kafe)).toHaveClass('table-scroll');
    expect(blockOf(root, 99)).toHaveTextContent('Kantor terakhir.');
  });
});

describe('foundIn', () => {
  it.each([
    [
      { p: '3', k: 'dua kata' },
      { block: 3, words: new Set(['dua', 'kata']) },
    ],
    [
      { p: '3', k: '<b>"É' },
      { block: 3, words: new Set(['b', 'e']) },
    ],
    [{ p: '3' }, null],
    [{ p: '-1', k: 'a' }, null],
    [{ p: '1'.repeat(400), k: 'a' }, null],
    [{ p: 'NaN', k: 'a' }, null],
    [{}, null],
  ])('%o is %o', (query, found) => {
    expect(foundIn(query as Record<string, string>)).toEqual(found);
  });
});

describe('on a page', () => {
  beforeEach(() => {
    vi.stubGlobal('scrollBy', vi.fn());
    history.replaceState(null, '', '#/pelajaran/x?p=3&k=gudang');
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('marks, takes the keyboard there, says it, and is gone with Escape', () => {
    const query = { p: '3', k: 'gudang' };
    const { container, unmount } = render(FoundFixture, { html: text, query });
    expect(container.querySelector('mark')).toHaveTextContent('gudang');
    expect(container.querySelector('[data-p="3"]')).toHaveFocus();
    expect(status.spoken).toContain('1 kata ditandai');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(container.querySelector('mark')).toBeNull();
    expect(location.hash).toBe('#/pelajaran/x');
    expect(router.place.query).toEqual({});
    unmount();
  });

  it('leaves Escape to a field', () => {
    const { container, unmount } = render(FoundFixture, {
      html: `<input>${text}`,
      query: { p: '3', k: 'gudang' },
    });
    container
      .querySelector('input')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(container.querySelector('mark')).not.toBeNull();
    unmount();
  });
});
