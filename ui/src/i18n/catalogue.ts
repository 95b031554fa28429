import type { id } from './id';

/** The same keys and arguments, any words. */
type Widen<T> = T extends string
  ? string
  : T extends (...given: infer A) => string
    ? (...given: A) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Widen<T[K]> };

/** What every language must say. Indonesian is the master. */
export type Catalogue = Widen<typeof id>;
/** One area of it, for the file of that area in another language. */
export type Area<K extends keyof typeof id> = Widen<(typeof id)[K]>;
