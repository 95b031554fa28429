import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keys } from './keys';
import { singleKeys } from './single-keys.svelte';

let stop: () => void;
const next = vi.fn();
const palette = vi.fn();
const home = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  singleKeys.set(true);
  stop = keys({ n: next, 'mod+k': palette, 'g b': home })(window);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function press(key: string, init: KeyboardEventInit = {}, target: EventTarget = window): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

function aField(): HTMLInputElement {
  return document.body.appendChild(document.createElement('input'));
}

it('answers a letter, and keeps it from the browser', () => {
  expect(press('n').defaultPrevented).toBe(true);
  expect(press('x').defaultPrevented).toBe(false);
  expect(next).toHaveBeenCalledTimes(1);
});

it('leaves letters to a field, but not the ones with Control', () => {
  const field = aField();
  press('n', {}, field);
  press('k', { ctrlKey: true }, field);
  expect([next.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
});

it('knows one key after the other', () => {
  press('g');
  press('b');
  press('b');
  expect(home).toHaveBeenCalledTimes(1);
});

it('does nothing with letters once they are switched off', () => {
  singleKeys.set(false);
  press('n');
  press('k', { metaKey: true });
  expect([next.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
});

it('does nothing once stopped', () => {
  stop();
  press('n');
  expect(next).not.toHaveBeenCalled();
});
