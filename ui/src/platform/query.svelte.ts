import { untrack } from 'svelte';
import type { Failure, UseCases } from './academy.gen';
import { call, type UseCase } from './call';

/** What a view gets: one status, and with it what belongs to it. */
export type Loaded<T> =
  { status: 'loading' } | { status: 'ready'; data: T } | { status: 'failed'; failure: Failure };

/** One use case asked for a screen. A later question makes an earlier answer stale. */
export class Query<N extends UseCase> {
  loaded = $state.raw<Loaded<UseCases[N]['response']>>({ status: 'loading' });
  /** An answer is awaited; what is shown is of an earlier question. */
  pending = $state(false);
  #name: N;
  #request: UseCases[N]['request'] | undefined;
  #asked = 0;

  constructor(name: N) {
    this.#name = name;
  }

  get data(): UseCases[N]['response'] | undefined {
    return this.loaded.status === 'ready' ? this.loaded.data : undefined;
  }

  /** Keeps showing the former answer until the new one is here. */
  async load(request: UseCases[N]['request']): Promise<void> {
    this.#request = request;
    const asked = ++this.#asked;
    this.pending = true;
    // Asking is often done in an effect; its own answer must not make it ask again.
    if (untrack(() => this.loaded.status) === 'failed') this.loaded = { status: 'loading' };
    try {
      const data = await call(this.#name, request);
      if (asked === this.#asked) this.loaded = { status: 'ready', data };
    } catch (failure) {
      if (asked === this.#asked) this.loaded = { status: 'failed', failure: failure as Failure };
    }
    if (asked === this.#asked) this.pending = false;
  }

  /** Asks the last question again. */
  reload = async (): Promise<void> => {
    if (this.#request !== undefined) await this.load(this.#request);
  };

  /** Puts in what a later use case answered about the same thing. */
  put(data: UseCases[N]['response']): void {
    this.#asked++;
    this.pending = false;
    this.loaded = { status: 'ready', data };
  }
}
