/**
 * One question being answered: what is filled in, what was kept, what was said about it. Keeps one save on its way at
 * a time, so that the last thing filled in is the last thing kept. Knows no screen and no use case.
 */
import type { Failure, FeedbackView, QuestionView, Response } from '../../platform';
import { isBlank, sameResponse, startingResponse } from './response';

/** Keeps an answer; resolves once it is on the disk, with what may be said about it, or rejects with a `Failure`. */
export type Send = (response: Response) => Promise<FeedbackView | null>;

/** `unsaved`: filled in and not kept yet. `blank`: nothing filled in and nothing kept. */
export type SaveState = 'blank' | 'unsaved' | 'saving' | 'saved' | 'failed';

/** How long typing rests before it is kept by itself, in milliseconds. */
export const restOfTyping = 700;

export class Answering {
  draft = $state.raw<Response>({ type: 'choice', picked: [] });
  /** What is on the disk; null: nothing yet. */
  kept = $state.raw<Response | null>(null);
  failure = $state.raw<Failure | null>(null);
  #feedback = $state.raw<FeedbackView | null>(null);
  #sending = $state.raw<Response | null>(null);
  #wanted: Response | null = null;
  #running: Promise<void> | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #send: Send;
  #start: Response;

  constructor(question: QuestionView, send: Send) {
    this.#send = send;
    this.#start = startingResponse(question);
    this.kept = question.answer;
    this.draft = question.answer ?? this.#start;
    this.#feedback = question.feedback;
  }

  get answered(): boolean {
    return this.kept !== null && !isBlank(this.kept);
  }

  /** What was said about exactly what the controls show now. */
  get feedback(): FeedbackView | null {
    return sameResponse(this.draft, this.kept ?? this.#start) ? this.#feedback : null;
  }

  get saveState(): SaveState {
    if (this.#sending) return 'saving';
    if (this.failure) return 'failed';
    if (sameResponse(this.draft, this.kept)) return isBlank(this.draft) ? 'blank' : 'saved';
    return this.kept === null && sameResponse(this.draft, this.#start) ? 'blank' : 'unsaved';
  }

  /** Takes what was filled in without keeping it. */
  edit(response: Response): void {
    this.draft = response;
  }

  /** Keeps what is filled in, now. Never rejects: a failure is shown and what was filled in stays. */
  keep = (): Promise<void> => {
    this.#stopResting();
    this.#wanted = this.draft;
    this.#running ??= this.#drain();
    return this.#running;
  };

  /** Keeps what is filled in once typing rests. */
  keepSoon(): void {
    this.#stopResting();
    this.#rest = setTimeout(() => void this.keep(), restOfTyping);
  }

  /**
   * Keeps what is not kept yet, before leaving. Afterwards `saveState` says whether it worked. Controls that were
   * emptied for another try are no answer and leave the kept one alone.
   */
  async flush(): Promise<void> {
    const resting = this.#rest !== undefined;
    const filled = this.saveState === 'unsaved' && !sameResponse(this.draft, this.#start);
    if (resting || filled || this.saveState === 'failed') await this.keep();
    else await this.#running;
  }

  /** Another try from the beginning; what was kept stays kept. */
  restart(): void {
    this.draft = this.#start;
    this.failure = null;
  }

  #stopResting(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }

  async #drain(): Promise<void> {
    while (this.#wanted) {
      const response = this.#wanted;
      this.#wanted = null;
      this.#sending = response;
      await this.#keepOne(response);
    }
    this.#sending = null;
    this.#running = null;
  }

  async #keepOne(response: Response): Promise<void> {
    try {
      this.#feedback = await this.#send(response);
      this.kept = response;
      this.failure = null;
    } catch (failure) {
      this.failure = failure as Failure;
    }
  }
}
