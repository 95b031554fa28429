/** One question at a time or all on a page: a taste of the person on this device, remembered between attempts. */
import { own } from '../../platform';

type QuestionLayout = 'one' | 'all';

const remembered = 'attempt-layout';

class LayoutChoice {
  #chosen = $state<QuestionLayout | null>(null);

  get value(): QuestionLayout {
    return this.#chosen ?? (own.get(remembered) === 'all' ? 'all' : 'one');
  }

  set(value: QuestionLayout): void {
    this.#chosen = value;
    own.set(remembered, value);
  }
}

export const layoutChoice = new LayoutChoice();
