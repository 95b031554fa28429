export { appearance, type Layout } from './appearance.svelte';
export { keys, type KeyMap } from './keys';
export { session } from './session.svelte';
export { singleKeys } from './single-keys.svelte';
