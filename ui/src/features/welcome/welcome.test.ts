import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { empty, isPhone, problemsOf } from '../../ui/identity';
import { longestName, nameProblem } from '../../ui/name';
import { WelcomeState } from './welcome.svelte';

beforeEach(() => {
  sessionStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const rani = { ...empty, name: ' Rani ', email: 'rani@mitra.co.id', organisation: 'PT Mitra' };

/** Someone who has said who they are, up to a step. */
function at(step: WelcomeState['step']): WelcomeState {
  const welcome = new WelcomeState();
  welcome.next();
  welcome.identity = { ...rani };
  welcome.setAdult(true);
  while (welcome.step !== step) if (!welcome.next()) throw new Error(`stays at ${welcome.step}`);
  return welcome;
}

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

describe('who one is', () => {
  it('needs a name, an address and a partner or its code', () => {
    expect(problemsOf(empty)).toEqual({ name: 'empty', email: 'email', organisation: 'organisation' });
    expect(problemsOf(rani)).toEqual({});
    expect(problemsOf({ ...rani, organisation: '', invitation: 'VTI-1' })).toEqual({});
    expect(problemsOf({ ...rani, email: 'rani@mitra' })).toEqual({ email: 'email' });
    expect(problemsOf({ ...rani, whatsapp: '12' })).toEqual({ whatsapp: 'phone' });
  });

  it.each(['', '0812-3456-7890', '+62 812 3456 7890', '(021) 555.0123'])('%s is a number or none', (text) => {
    expect(isPhone(text)).toBe(true);
  });
});

describe('the welcome', () => {
  it('stays at who one is until that is said, and says so only then', () => {
    const welcome = new WelcomeState();
    welcome.next();
    expect(welcome.step).toBe('identity');
    expect(welcome.problems).toEqual({});
    expect(welcome.next()).toBe(false);
    expect(welcome.problems.name).toBe('empty');
    welcome.identity = { ...rani };
    welcome.next();
    expect(welcome.step).toBe('notice');
  });

  it('has chosen nothing for anybody, and asks for an adult', () => {
    const welcome = at('choices');
    expect(welcome.choices).toEqual({});
    welcome.setAdult(false);
    expect(welcome.next()).toBe(false);
    expect(welcome.adultMissing).toBe(true);
    welcome.setAdult(true);
    welcome.choose('sync', false);
    welcome.next();
    expect(welcome.step).toBe('path');
  });

  it('loses nothing on the way back, on a reload or in a crash', () => {
    const welcome = at('path');
    welcome.choose('sync', true);
    welcome.setPath('presales');
    welcome.back();
    const reloaded = new WelcomeState();
    expect([reloaded.step, reloaded.identity, reloaded.choices, reloaded.adult, reloaded.path]).toEqual([
      'choices',
      rani,
      { sync: true },
      true,
      'presales',
    ]);
  });

  it.each(['{', '{"step":"name","name":"Rani"}', '[]'])('begins anew when what was kept is %s', (kept) => {
    sessionStorage.setItem('academy.welcome', kept);
    expect(new WelcomeState().step).toBe('language');
  });

  it('makes the profile with what was said and chosen, and forgets the draft', async () => {
    const bodies: unknown[] = [];
    const step = { kind: 'lesson', id: 'fnd-101-l01', title: 'Mulai' };
    vi.stubGlobal('fetch', (path: string, init: { body: string }) => {
      bodies.push(JSON.parse(init.body));
      const answer = path.endsWith('profile.create')
        ? { name: 'Rani', guest: false, path: null }
        : { first: step };
      return Promise.resolve(new Response(JSON.stringify(answer)));
    });
    const welcome = at('path');
    welcome.choose('sync', false);
    const made = await welcome.finish('1.0');
    expect(bodies[0]).toEqual({
      identity: rani,
      adult: true,
      choices: [{ purpose: 'sync', given: false }],
      path: null,
      notice: '1.0',
    });
    expect(made?.first).toEqual(step);
    expect(sessionStorage.length).toBe(0);
  });

  it('keeps everything when the profile could not be made', async () => {
    const failure = {
      code: 'disk_full',
      message: { id: 'Disk penuh.', en: 'The disk is full.' },
      details: '',
    };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(failure), { status: 422 })));
    const welcome = at('path');
    expect(await welcome.finish('1.0')).toBeNull();
    expect(welcome.failure?.code).toBe('disk_full');
    expect(new WelcomeState().identity).toEqual(rani);
  });
});
