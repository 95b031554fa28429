import { tick, untrack } from 'svelte';

/** How many dialogs lie over the page. While one does, nobody reaches what is beneath, by key, hand or ear. */
class Beneath {
  #dialogs = $state(0);

  get covered(): boolean {
    return this.#dialogs > 0;
  }

  /** For a dialog, called while it is made: the page is covered as long as `isOpen` says so. */
  follow(isOpen: () => boolean): void {
    $effect.pre(() => {
      if (!isOpen()) return;
      const before = document.activeElement;
      untrack(() => this.#dialogs++);
      return () => {
        this.#dialogs--;
        void this.#giveBack(before);
      };
    });
  }

  /** The keyboard, to where it was: the dialog tried too early, while that was still out of reach. */
  async #giveBack(before: Element | null): Promise<void> {
    await tick();
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && !this.covered && before instanceof HTMLElement && before.isConnected) before.focus();
  }
}

export const beneath = new Beneath();
