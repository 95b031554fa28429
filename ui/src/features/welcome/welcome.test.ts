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

const step = { kind: 'lesson', id: 'fnd-101-l01', title: 'Mulai' };

/** What the use cases answer; collects what they were asked. */
function answers(): { path: string; body: unknown }[] {
  const asked: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (path: string, init: { body: string }) => {
    asked.push({ path: path.replace('/call/', ''), body: JSON.parse(init.body) });
    const profile = { name: 'Rani', guest: false, path: null };
    return Promise.resolve(
      new Response(JSON.stringify(path.endsWith('home.show') ? { first: step } : profile)),
    );
  });
  return asked;
}

/** Someone who has said who they are, up to a step. */
async function at(step: WelcomeState['step']): Promise<WelcomeState> {
  const welcome = new WelcomeState();
  welcome.next();
  welcome.identity = { ...rani };
  welcome.setAdult(true);
  while (welcome.step !== step) {
    if (welcome.step === 'choices') await welcome.signUp('1.0');
    else if (!welcome.next()) throw new Error(`stays at ${welcome.step}`);
  }
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

  it('has chosen nothing for anybody, and asks for an adult', async () => {
    const asked = answers();
    const welcome = await at('choices');
    expect(welcome.choices).toEqual({});
    welcome.setAdult(false);
    await welcome.signUp('1.0');
    expect(welcome.adultMissing).toBe(true);
    expect(welcome.next()).toBe(false);
    expect(asked).toEqual([]);
    welcome.setAdult(true);
    welcome.choose('sync', false);
    await welcome.signUp('1.0');
    expect(welcome.step).toBe('receipt');
  });

  it('loses nothing on the way back or on a reload', async () => {
    const welcome = await at('choices');
    welcome.choose('sync', true);
    welcome.back();
    const reloaded = new WelcomeState();
    expect([reloaded.step, reloaded.identity, reloaded.choices, reloaded.adult]).toEqual([
      'notice',
      rani,
      { sync: true },
      true,
    ]);
  });

  it('goes on with the receipt once the choices are written down, whatever is left of the draft', async () => {
    answers();
    const profile = { name: 'Rani', guest: false, path: null };
    expect(new WelcomeState(profile).step).toBe('receipt');
    const welcome = await at('path');
    welcome.setPath('presales');
    const reloaded = new WelcomeState(profile);
    expect([reloaded.step, reloaded.path]).toEqual(['path', 'presales']);
    reloaded.back();
    expect(reloaded.step).toBe('receipt');
  });

  it('shows no receipt of what was not written down', async () => {
    answers();
    await at('path');
    expect(new WelcomeState().step).toBe('choices');
  });

  it.each(['{', '{"step":"name","name":"Rani"}', '[]'])('begins anew when what was kept is %s', (kept) => {
    sessionStorage.setItem('academy.welcome', kept);
    expect(new WelcomeState().step).toBe('language');
  });

  it('writes down what was said and chosen before the receipt, and the path at the end', async () => {
    const asked = answers();
    const welcome = await at('choices');
    welcome.choose('sync', false);
    await welcome.signUp('1.0');
    expect(asked[0]).toEqual({
      path: 'profile.create',
      body: {
        identity: rani,
        adult: true,
        choices: [{ purpose: 'sync', given: false }],
        path: null,
        path_later: true,
        notice: '1.0',
      },
    });
    welcome.next();
    welcome.setPath('presales');
    const made = await welcome.finish();
    expect(asked[1]).toEqual({ path: 'profile.update', body: { name: 'Rani', path: 'presales' } });
    expect(made?.first).toEqual(step);
    expect(sessionStorage.length).toBe(0);
  });

  it('keeps everything when nothing could be written', async () => {
    const failure = {
      code: 'disk_full',
      message: { id: 'Disk penuh.', en: 'The disk is full.' },
      details: '',
    };
    const welcome = await at('choices');
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(failure), { status: 422 })));
    await welcome.signUp('1.0');
    expect([welcome.step, welcome.failure?.code]).toEqual(['choices', 'disk_full']);
    expect(new WelcomeState().identity).toEqual(rani);
  });
});
