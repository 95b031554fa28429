import { afterEach, describe, expect, it, vi } from 'vitest';
import { call } from './call';

function answer(status: number, body: unknown): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status }))),
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(window, '__TAURI_INTERNALS__');
});

describe('call in a browser', () => {
  it('posts the request and answers with the response', async () => {
    answer(200, { terms: [] });
    await expect(call('glossary.show', {})).resolves.toEqual({ terms: [] });
    expect(fetch).toHaveBeenCalledWith(
      '/call/glossary.show',
      expect.objectContaining({ method: 'POST', body: '{}' }),
    );
  });

  it('rejects with the failure of the academy', async () => {
    const failure = { code: 'not_found', message: { id: 'a', en: 'b' }, details: '' };
    answer(422, failure);
    await expect(call('course.open', { course: 'x-1' })).rejects.toEqual(failure);
  });

  it('asks nothing before a change of settings is kept', async () => {
    const asked: string[] = [];
    let keep: (response: Response) => void = () => undefined;
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(address);
      if (!address.endsWith('settings.save')) return Promise.resolve(new Response('{}'));
      return new Promise<Response>((resolve) => (keep = resolve));
    });
    const settings = {
      language: 'en',
      content_language: null,
      theme: 'dark',
      text_size: 100,
      time: 'normal',
    } as const;
    const saved = call('settings.save', settings);
    const shown = call('home.show', {});
    await Promise.resolve();
    expect(asked).toEqual(['/call/settings.save']);
    keep(new Response('{}'));
    await Promise.all([saved, shown]);
    expect(asked).toEqual(['/call/settings.save', '/call/home.show']);
  });

  it('makes a failure of everything else', async () => {
    answer(500, 'boom');
    await expect(call('home.show', {})).rejects.toMatchObject({
      code: 'internal',
      details: 'home.show: HTTP 500',
    });
  });
});

describe('call in the desktop shell', () => {
  it('goes through the one command', async () => {
    const invoke = vi.fn(() => Promise.resolve({ terms: [] }));
    Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
    await call('glossary.show', {});
    expect(invoke).toHaveBeenCalledWith('call', { name: 'glossary.show', request: {} }, undefined);
  });
});
