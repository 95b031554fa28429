import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { longestName, nameProblem, WelcomeState } from './welcome.svelte';

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('nameProblem', () => {
  it.each([
    ['Rani', null],
    [' R ', null],
    ['   ', 'empty'],
    ['\u200b...', 'empty'],
    ['Sri\u202eijeR', 'odd'],
    ['Sri\u0000', 'odd'],
    ['Nur’aini 王', null],
    ['é'.repeat(longestName), null],
    ['a'.repeat(longestName + 1), 'long'],
  ])('%s: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });
});

describe('the welcome', () => {
  it('stays at the name until there is one, and says so only then', () => {
    const welcome = new WelcomeState();
    welcome.next();
    expect(welcome.step).toBe('name');
    expect(welcome.problem).toBeNull();
    welcome.next();
    expect([welcome.step, welcome.problem]).toEqual(['name', 'empty']);
    welcome.setName('Rani');
    welcome.next();
    expect(welcome.step).toBe('path');
  });

  it('loses nothing on the way back or on a reload', () => {
    const welcome = new WelcomeState();
    welcome.next();
    welcome.setName('Rani');
    welcome.next();
    welcome.setPath('presales');
    welcome.back();
    const reloaded = new WelcomeState();
    expect([reloaded.step, reloaded.name, reloaded.path]).toEqual(['name', 'Rani', 'presales']);
  });

  it('begins anew when what was kept cannot be read', () => {
    sessionStorage.setItem('academy.welcome', '{');
    expect(new WelcomeState().step).toBe('language');
  });

  it('makes the profile, trimmed, and forgets the draft', async () => {
    const bodies: unknown[] = [];
    const step = { kind: 'lesson', id: 'fnd-101-l01', title: 'Mulai' };
    vi.stubGlobal('fetch', (path: string, init: { body: string }) => {
      bodies.push(JSON.parse(init.body));
      const answer = path.endsWith('home.show') ? { first: step } : { name: 'Rani', path: null };
      return Promise.resolve(new Response(JSON.stringify(answer)));
    });
    const welcome = new WelcomeState();
    welcome.setName(' Rani ');
    await expect(welcome.finish()).resolves.toEqual({ profile: { name: 'Rani', path: null }, first: step });
    expect(bodies[0]).toEqual({ name: 'Rani', path: null });
    expect(new WelcomeState().name).toBe('');
  });

  it('keeps everything when the profile could not be made', async () => {
    const failure = { code: 'disk_full', message: { id: 'Penuh', en: 'Full' }, details: '' };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(failure), { status: 422 })));
    const welcome = new WelcomeState();
    welcome.setName('Rani');
    await expect(welcome.finish()).resolves.toBeNull();
    expect(welcome.failure).toEqual(failure);
    expect(new WelcomeState().name).toBe('Rani');
  });
});
