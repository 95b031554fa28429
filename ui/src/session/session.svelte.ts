/** What holds for the whole sitting: who learns, with which settings, and whether the record can be written. */
import {
  call,
  glossary,
  own,
  startOver,
  type AppView,
  type Failure,
  type ProfileView,
  type Settings,
} from '../platform';
import { i18n } from '../i18n';
import { appearance } from './appearance.svelte';

export type Starting =
  { status: 'loading' } | { status: 'ready'; app: AppView } | { status: 'failed'; failure: Failure };

class Session {
  starting = $state.raw<Starting>({ status: 'loading' });
  /** A guest is signing up: the welcome stands until that is done. */
  signingUp = $state(false);

  /** The start of the app; every screen stands behind it. */
  start = async (): Promise<void> => {
    try {
      const app = await call('app.start', {});
      own.belongsTo(app.profile_id);
      this.#wear(app.settings);
      this.starting = { status: 'ready', app };
    } catch (failure) {
      this.starting = { status: 'failed', failure: failure as Failure };
    }
  };

  get app(): AppView | null {
    return this.starting.status === 'ready' ? this.starting.app : null;
  }

  get settings(): Settings {
    return (
      this.app?.settings ?? {
        language: i18n.language,
        content_language: null,
        theme: 'system',
        text_size: 100,
        time: 'normal',
      }
    );
  }

  get profile(): ProfileView | null {
    return this.app?.profile ?? null;
  }

  get canSave(): boolean {
    return this.app?.can_save ?? false;
  }

  /** Shows the change at once, then keeps it. On failure the screen still follows the choice. */
  async saveSettings(change: Partial<Settings>): Promise<void> {
    const wanted = { ...this.settings, ...change };
    this.#settle(wanted);
    const kept = await call('settings.save', wanted);
    glossary.forget();
    // A later choice made meanwhile stands.
    if (this.settings === wanted) this.#settle(kept);
  }

  /** Gets up: the record is closed, and whoever comes chooses. Rejects when the academy does not answer. */
  leave = async (): Promise<void> => {
    await call('profile.leave', {});
    this.#goOn();
  };

  /** Sits down at a profile of the list. */
  async open(id: string, passphrase: string | null): Promise<void> {
    await call('profile.open', { id, passphrase });
    this.#goOn();
  }

  /** The same for who has forgotten the passphrase: the recovery key opens, and this one holds from then on. */
  async recover(id: string, recovery: string, passphrase: string): Promise<void> {
    await call('seal.recover', { id, recovery, passphrase });
    this.#goOn();
  }

  /** Somebody new sits down. */
  async add(): Promise<void> {
    await call('profile.add', {});
    this.#goOn();
  }

  /** After erasing: nothing of this person is left in the window either. */
  forget(): void {
    own.forget();
    this.#goOn();
  }

  #goOn(): void {
    appearance.forget();
    startOver();
  }

  signUp(): void {
    this.signingUp = true;
  }

  setProfile(profile: ProfileView): void {
    this.signingUp = false;
    if (this.app) this.starting = { status: 'ready', app: { ...this.app, profile, welcoming: false } };
  }

  #settle(settings: Settings): void {
    this.#wear(settings);
    if (this.app) this.starting = { status: 'ready', app: { ...this.app, settings } };
  }

  #wear(settings: Settings): void {
    i18n.use(settings.language);
    appearance.apply(settings.theme, settings.text_size);
  }
}

export const session = new Session();
