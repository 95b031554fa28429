export { i18n } from './i18n.svelte';
export type { Catalogue } from './catalogue';
export type { Format } from './format';
