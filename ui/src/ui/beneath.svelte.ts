import { untrack } from 'svelte';

/** How many dialogs lie over the page. While one does, nobody reaches what is beneath, by key, hand or ear. */
class Beneath {
  #dialogs = $state(0);

  get covered(): boolean {
    return this.#dialogs > 0;
  }

  /** For a dialog, called while it is made: the page is covered as long as `isOpen` says so. */
  follow(isOpen: () => boolean): void {
    $effect(() => {
      if (!isOpen()) return;
      untrack(() => this.#dialogs++);
      return () => {
        this.#dialogs--;
      };
    });
  }
}

export const beneath = new Beneath();
