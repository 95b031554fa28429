/** Keyboard shortcuts of a screen or of the shell. */
import { singleKeys } from './single-keys.svelte';

/** `mod+k` is Ctrl+K, or Command+K on a Mac. A bare letter works only outside of fields. `g h` is one after the other. */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const sequenceWindow = 1200;

/** An attachment: `<svelte:window {@attach keys({ n: next })} />` or on any element. */
export function keys(map: KeyMap): (target: EventTarget) => () => void {
  let prefix = '';
  let prefixAt = 0;
  const pressed = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
    const name = keyName(event);
    const single = !name.startsWith('mod+');
    if (single && (!singleKeys.on || isTyping(event.target) || inDialog(event.target))) return;
    const both = prefix !== '' && event.timeStamp - prefixAt < sequenceWindow ? `${prefix} ${name}` : name;
    const action = map[both] ?? map[name];
    prefix = name;
    prefixAt = event.timeStamp;
    if (!action) return;
    prefix = '';
    event.preventDefault();
    action(event);
  };
  return (target) => {
    target.addEventListener('keydown', pressed);
    return () => {
      target.removeEventListener('keydown', pressed);
    };
  };
}

function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  return event.altKey ? `alt+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}
