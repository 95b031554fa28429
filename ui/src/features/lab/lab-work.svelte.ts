/** The work on one lab: ticks, steps done, answers. A tick shows at once and goes back when it could not be kept. */
import { call, type Failure, type LabStep, type LabView, type LessonState } from '../../platform';
import { Answering } from '../question/answering.svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

/** A tick that could not be kept. */
export interface FailedTick {
  step: string;
  item: string;
  ticked: boolean;
  failure: Failure;
}

export class LabWork {
  state = $state<LessonState>('not_started');
  failed = $state.raw<FailedTick | null>(null);
  readonly #lab: LabView;
  #ticked = new SvelteSet<string>();
  #done = new SvelteSet<string>();
  #answerings = new SvelteMap<string, Answering>();

  constructor(lab: LabView) {
    this.#lab = lab;
    this.#take(lab);
    for (const step of lab.steps) {
      for (const item of step.items) if (item.ticked) this.#ticked.add(key(step.id, item.hash));
      if (step.question) this.#answerings.set(step.id, this.#answering(step.question));
    }
  }

  isTicked(step: string, item: string): boolean {
    return this.#ticked.has(key(step, item));
  }

  isDone(step: string): boolean {
    return this.#done.has(step);
  }

  get done(): number {
    return this.#done.size;
  }

  get allDone(): boolean {
    return this.#done.size === this.#lab.steps.length;
  }

  answeringOf(step: string): Answering | undefined {
    return this.#answerings.get(step);
  }

  /** Answers whether this completed the step. */
  async tick(step: string, item: string, ticked: boolean): Promise<boolean> {
    this.failed = null;
    this.#put(step, item, ticked);
    try {
      const answer = await call('lab.tick', { lab: this.#lab.id, step, item, ticked });
      const before = this.#done.has(step);
      if (answer.step_done) this.#done.add(step);
      else this.#done.delete(step);
      this.state = answer.state;
      return answer.step_done && !before;
    } catch (failure) {
      this.#put(step, item, !ticked);
      this.failed = { step, item, ticked, failure: failure as Failure };
      return false;
    }
  }

  /** A lab answers its questions as a lesson does; whether the step is done now is the lab's to say. */
  #answering(question: NonNullable<LabStep['question']>): Answering {
    return new Answering(question, async (response) => {
      const answer = await call('lesson.answer', { lesson: this.#lab.id, question: question.id, response });
      // Kept already: that the steps could not be asked for is no failure of the answer.
      await call('lab.open', { lab: this.#lab.id }).then(
        (lab) => {
          this.#take(lab);
        },
        () => undefined,
      );
      return answer.feedback;
    });
  }

  #take(lab: LabView): void {
    this.state = lab.state;
    this.#done.clear();
    for (const step of lab.steps) if (step.done) this.#done.add(step.id);
  }

  #put(step: string, item: string, ticked: boolean): void {
    if (ticked) this.#ticked.add(key(step, item));
    else this.#ticked.delete(key(step, item));
  }
}

const key = (step: string, item: string): string => `${step} ${item}`;
