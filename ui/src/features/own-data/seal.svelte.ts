/** What the section about the lock does: one thing at a time, each with its own dialog. */
import { i18n } from '../../i18n';
import { call, type Failure, type SealChanged, type SealView } from '../../platform';
import { status } from '../../ui/status.svelte';

export type SealAct = 'set' | 'change' | 'recovery' | 'remove';

export class SealWork {
  view = $state.raw<SealView>({ sealed: false, named: false, recovery: false });
  act = $state<SealAct | null>(null);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** The recovery file that was just written. */
  file = $state<string | null>(null);
  now = $state('');
  passphrase = $state('');
  again = $state('');
  showName = $state(true);
  recovery = $state(true);
  tried = $state(false);

  constructor(view: SealView) {
    this.view = view;
  }

  begin(act: SealAct): void {
    this.close();
    this.file = null;
    this.act = act;
  }

  /** Nothing that was typed stays. */
  close(): void {
    this.act = null;
    this.now = '';
    this.passphrase = '';
    this.again = '';
    this.tried = false;
    this.failure = null;
  }

  set(): Promise<boolean> {
    const { passphrase, showName: show_name, recovery } = this;
    return this.#do(() => call('seal.set', { passphrase, show_name, recovery }), i18n.t.seal.set);
  }

  change(): Promise<boolean> {
    const { now: passphrase, passphrase: new_passphrase } = this;
    return this.#do(() => call('seal.change', { passphrase, new_passphrase }), i18n.t.seal.changed);
  }

  writeRecovery(): Promise<boolean> {
    const { now: passphrase } = this;
    return this.#do(() => call('seal.recovery', { passphrase }), i18n.t.seal.recoveryWritten);
  }

  remove(): Promise<boolean> {
    const { now: passphrase } = this;
    return this.#do(() => call('seal.remove', { passphrase }), i18n.t.seal.removed);
  }

  async nameShown(shown: boolean): Promise<void> {
    const said = shown ? i18n.t.seal.nameShown : i18n.t.seal.nameHidden;
    if (await this.#do(() => call('seal.show_name', { shown }), said)) return;
    if (this.failure) status.show(i18n.say(this.failure.message), 'bad');
    // The box goes back to what is so.
    this.view = { ...this.view };
  }

  async #do(what: () => Promise<SealChanged>, said: string): Promise<boolean> {
    this.busy = true;
    this.failure = null;
    try {
      const { seal, file } = await what();
      this.close();
      this.view = seal;
      this.file = file;
      status.show(said);
      return true;
    } catch (failure) {
      this.failure = failure as Failure;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
