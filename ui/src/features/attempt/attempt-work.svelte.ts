/** The work on one attempt: its questions being answered, flags, what is left to do, and the way to the result. */
import { SvelteSet } from 'svelte/reactivity';
import { call, type AttemptView, type Failure, type QuestionView } from '../../platform';
import { Answering } from '../question/answering.svelte';
import { keepResult } from './fresh-result';

export interface Item {
  question: QuestionView;
  answering: Answering;
  /** 1-based. */
  number: number;
}

export type Submitting =
  | { status: 'not_yet' }
  | { status: 'submitting' }
  | { status: 'failed'; failure: Failure }
  | { status: 'done' };

export class AttemptWork {
  readonly items: readonly Item[];
  /** Index of the question shown, when they are shown one at a time. */
  current = $state(0);
  submitting = $state.raw<Submitting>({ status: 'not_yet' });
  #attempt: string;
  /** Each answer is judged when it is asked for and counts from then on: none may go by itself. */
  #judged: boolean;
  #flags = new SvelteSet<string>();

  constructor(view: AttemptView) {
    this.#attempt = view.attempt;
    this.#judged = view.rules.reveal === 'each';
    this.items = view.questions.map((question, index) => ({
      question,
      number: index + 1,
      answering: this.#answering(question.id, question),
    }));
    for (const question of view.questions) if (question.flagged) this.#flags.add(question.id);
    this.current = Math.max(
      0,
      this.items.findIndex((item) => !item.answering.answered),
    );
  }

  isFlagged(item: Item): boolean {
    return this.#flags.has(item.question.id);
  }

  get open(): Item[] {
    return this.items.filter((item) => !item.answering.answered);
  }

  get flagged(): Item[] {
    return this.items.filter((item) => this.isFlagged(item));
  }

  /** Filled in, and not on the disk. */
  get unsaved(): Item[] {
    return this.items.filter(
      ({ answering }) => (!this.#judged && answering.saveState === 'unsaved') || answering.failure !== null,
    );
  }

  /** Shows at once and goes back when it could not be kept; then rejects with a `Failure`. */
  async flag(item: Item, flagged: boolean): Promise<void> {
    const question = item.question.id;
    this.#putFlag(question, flagged);
    try {
      await call('attempt.flag', { attempt: this.#attempt, question, flagged });
    } catch (failure) {
      this.#putFlag(question, !flagged);
      throw failure;
    }
  }

  /** Keeps what is filled in, as when the window or the screen goes. */
  flush = async (): Promise<void> => {
    if (!this.#judged) await this.#flushAll();
  };

  /**
   * What is filled in goes first, then the attempt; where answers are judged one by one only when the time is up. The
   * same call again answers with the same result.
   */
  async submit(timeUp: boolean): Promise<void> {
    if (this.submitting.status === 'submitting' || this.submitting.status === 'done') return;
    this.submitting = { status: 'submitting' };
    await (timeUp ? this.#flushAll() : this.flush());
    try {
      keepResult(await call('attempt.submit', { attempt: this.#attempt }));
      this.submitting = { status: 'done' };
    } catch (failure) {
      this.#refused(failure as Failure);
    }
  }

  async #flushAll(): Promise<void> {
    await Promise.all(this.items.map((item) => item.answering.flush()));
  }

  #answering(id: string, question: QuestionView): Answering {
    return new Answering(question, async (response) => {
      try {
        const answer = await call('attempt.answer', { attempt: this.#attempt, question: id, response });
        return answer.feedback;
      } catch (failure) {
        if ((failure as Failure).code === 'attempt_submitted') this.submitting = { status: 'done' };
        throw failure;
      }
    });
  }

  #refused(failure: Failure): void {
    const done = failure.code === 'attempt_submitted';
    this.submitting = done ? { status: 'done' } : { status: 'failed', failure };
  }

  #putFlag(question: string, flagged: boolean): void {
    if (flagged) this.#flags.add(question);
    else this.#flags.delete(question);
  }
}
