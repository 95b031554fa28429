/** Whether shortcuts of one letter work; who dictates or types by switch can turn them off (WCAG 2.2, 2.1.4). */
const remembered = 'academy.single-keys';

class SingleKeys {
  on = $state(localStorage.getItem(remembered) !== 'off');

  set(on: boolean): void {
    this.on = on;
    localStorage.setItem(remembered, on ? 'on' : 'off');
  }
}

export const singleKeys = new SingleKeys();
