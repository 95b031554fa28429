/** The check questions of one lesson: how they are answered, how many are, whether the lesson can be completed. */
import { call, type LessonView, type QuestionView } from '../../platform';
import { Answering } from '../question/answering.svelte';

export interface Check {
  question: QuestionView;
  answering: Answering;
  /** 1-based among the lesson's questions. */
  number: number;
}

export class Checks {
  readonly list: readonly Check[];
  answered = $state(0);

  constructor(lesson: LessonView) {
    this.answered = lesson.answered;
    const questions = lesson.blocks.flatMap((block) => (block.type === 'question' ? [block.question] : []));
    this.list = questions.map((question, index) => ({
      question,
      number: index + 1,
      answering: new Answering(question, async (response) => {
        const answer = await call('lesson.answer', { lesson: lesson.id, question: question.id, response });
        this.answered = answer.answered;
        return answer.feedback;
      }),
    }));
  }

  find(id: string): Check | undefined {
    return this.list.find((check) => check.question.id === id);
  }

  /** Questions without a kept answer. */
  get open(): Check[] {
    return this.list.filter((check) => !check.answering.answered);
  }
}

/** Puts the eye and the keyboard on a question. */
export function showQuestion(id: string): void {
  const form = document.getElementById(id);
  form?.scrollIntoView({ block: 'start' });
  form?.focus({ preventScroll: true });
}
