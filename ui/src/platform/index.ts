/**
 * The only door to the machine: use cases, outside links, printing, start-up stages. It knows whether the screens run
 * in the desktop shell or in a browser against the test host; nothing else does. It must not know any screen.
 */
export * from './academy.gen';
export { call, type UseCase } from './call';
export { Query, type Loaded } from './query.svelte';
export { glossary } from './glossary.svelte';
export { own } from './own';
export { openExternal, printPage, reportFirstScreen, reportStage, startOver, type Stage } from './machine';
