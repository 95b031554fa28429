/** What the settings screen does: keep each choice at once, and say so. */
import { i18n } from '../../i18n';
import { call, type Failure, type Settings } from '../../platform';
import { session } from '../../session';
import { status } from '../../ui/status.svelte';

/** Text sizes one can choose, in percent. */
export const sizes = { least: 80, most: 200, step: 10 } as const;

export async function change(settings: Partial<Settings>): Promise<void> {
  try {
    await session.saveSettings(settings);
    status.announce(i18n.t.settings.saved);
  } catch (failure) {
    status.show(`${i18n.t.settings.notSaved} ${i18n.say((failure as Failure).message)}`, 'bad');
  }
}

/** To the list of people. */
export async function leave(): Promise<void> {
  try {
    await session.leave();
  } catch (failure) {
    status.show(i18n.say((failure as Failure).message), 'bad');
  }
}

/** The learner's name and path, kept as they are typed and chosen. */
export class ProfileForm {
  name = $state(session.profile?.name ?? '');
  path = $state(session.profile?.path ?? null);
  /** Shown once an attempt to keep the name failed. */
  tried = $state(false);

  get changed(): boolean {
    return this.name.trim() !== session.profile?.name;
  }

  async keep(): Promise<void> {
    this.tried = true;
    if (this.name.trim() === '') return;
    try {
      session.setProfile(await call('profile.update', { name: this.name.trim(), path: this.path }));
      this.tried = false;
      status.show(i18n.t.settings.profileSaved);
    } catch (failure) {
      status.show(i18n.say((failure as Failure).message), 'bad');
    }
  }

  async choosePath(path: string | null): Promise<void> {
    this.path = path;
    // An unfinished name waits for its own button.
    const name = session.profile?.name ?? '';
    try {
      session.setProfile(await call('profile.update', { name, path }));
      status.announce(i18n.t.settings.profileSaved);
    } catch (failure) {
      status.show(i18n.say((failure as Failure).message), 'bad');
    }
  }
}
