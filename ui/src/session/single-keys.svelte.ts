import { own } from '../platform';

/** Whether shortcuts of one letter work; who dictates or types by switch can turn them off (WCAG 2.2, 2.1.4). */
const remembered = 'single-keys';

class SingleKeys {
  #chosen = $state<boolean | null>(null);

  get on(): boolean {
    return this.#chosen ?? own.get(remembered) !== 'off';
  }

  set(on: boolean): void {
    this.#chosen = on;
    own.set(remembered, on ? 'on' : 'off');
  }
}

export const singleKeys = new SingleKeys();
