import { untrack } from 'svelte';

/** Short news that must be heard and seen without taking the keyboard: one live region for the whole app. */
class Status {
  /** Spoken only. */
  spoken = $state('');
  /** Shown at the foot of the window, and spoken. */
  shown = $state<{ text: string; tone: 'good' | 'bad' } | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  announce(text: string): void {
    // The same sentence twice must still be a change to be spoken.
    const before = untrack(() => this.spoken);
    this.spoken = before === text ? `${text}\u00a0` : text;
  }

  show(text: string, tone: 'good' | 'bad' = 'good'): void {
    this.shown = { text, tone };
    clearTimeout(this.#timer);
    // Bad news stays until it is put away.
    if (tone === 'good') this.#timer = setTimeout(this.clear, 5000);
  }

  clear = (): void => {
    this.shown = null;
  };
}

export const status = new Status();
