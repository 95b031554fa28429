/** What the list of people does: let one of them sit down, or somebody new. The window begins afresh after that. */
import type { Failure, ProfileEntry } from '../../platform';
import { session } from '../../session';

export class People {
  /** From the choice on, to the end: the window is about to begin afresh. */
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  recoveryFailure = $state.raw<Failure | null>(null);
  /** Whose passphrase is asked for. */
  locked = $state.raw<ProfileEntry | null>(null);

  /** `missed` is called when that did not work: the list may be an old one. */
  async choose(person: ProfileEntry, missed: () => void): Promise<void> {
    this.failure = null;
    if (person.sealed && person.state !== 'seal_lost') this.locked = person;
    else if (!(await this.#try(() => session.open(person.id, null)))) missed();
  }

  back(): void {
    this.locked = null;
    this.failure = null;
    this.recoveryFailure = null;
  }

  async unlock(id: string, passphrase: string): Promise<void> {
    await this.#try(() => session.open(id, passphrase));
  }

  async recover(id: string, recovery: string, passphrase: string): Promise<void> {
    const before = this.failure;
    if (await this.#try(() => session.recover(id, recovery, passphrase))) return;
    [this.recoveryFailure, this.failure] = [this.failure, before];
  }

  async add(): Promise<void> {
    await this.#try(() => session.add());
  }

  async #try(what: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.failure = null;
    this.recoveryFailure = null;
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
