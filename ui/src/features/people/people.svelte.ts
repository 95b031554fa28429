/** What the list of people does: let one of them sit down, or somebody new. The window begins afresh after that. */
import type { Failure } from '../../platform';
import { session } from '../../session';

export class People {
  /** From the choice on, to the end: the window is about to begin afresh. */
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** `missed` is called when that did not work: the list may be an old one. */
  async open(id: string, missed: () => void): Promise<void> {
    if (!(await this.#try(() => session.open(id)))) missed();
  }

  async add(): Promise<void> {
    await this.#try(() => session.add());
  }

  async #try(what: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.failure = null;
    try {
      await what();
      return true;
    } catch (failure) {
      this.failure = failure as Failure;
      this.busy = false;
      return false;
    }
  }
}
