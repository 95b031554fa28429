/** One question at a time or all on a page: a taste of the person on this device, remembered between attempts. */
type QuestionLayout = 'one' | 'all';

const remembered = 'academy.attempt-layout';

class LayoutChoice {
  value = $state<QuestionLayout>(localStorage.getItem(remembered) === 'all' ? 'all' : 'one');

  set(value: QuestionLayout): void {
    this.value = value;
    localStorage.setItem(remembered, value);
  }
}

export const layoutChoice = new LayoutChoice();
