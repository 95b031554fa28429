export { hitHref, href, stepHref, type Place, type PlaceName } from './place';
export { router } from './router.svelte';
