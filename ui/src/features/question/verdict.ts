/** What feedback says about one part, and the right answer in words. */
import type { FeedbackView, GapResponse, PartFeedback, QuestionView, Response } from '../../platform';

export type OptionMark = 'right' | 'wrong' | 'solution' | null;

export function partOf(feedback: FeedbackView | null, index: number): PartFeedback | null {
  return feedback?.parts.find((part) => part.index === index) ?? null;
}

/** The mark beside an option of a choice: how the tick was, or that it should have been ticked. */
export function optionMark(feedback: FeedbackView | null, picked: boolean, index: number): OptionMark {
  if (!feedback) return null;
  const solution = feedback.solution?.type === 'choice' ? feedback.solution.picked : null;
  if (!picked) return solution?.includes(index) ? 'solution' : null;
  const right = partOf(feedback, index)?.right ?? solution?.includes(index);
  if (right === undefined) return null;
  return right ? 'right' : 'wrong';
}

/** One line of the right answer: what it belongs to (a left cell, a gap; null for a plain line) and the answer. */
export interface SolutionLine {
  left: string | null;
  gap: number | null;
  answer: string;
}

const line = (answer: string): SolutionLine => ({ left: null, gap: null, answer });

export function solutionLines(question: QuestionView, solution: Response): SolutionLine[] {
  const textOf = (index: number): string =>
    question.options.find((option) => option.index === index)?.text ?? '';
  switch (solution.type) {
    case 'choice':
      return solution.picked.map((index) => line(textOf(index)));
    case 'numeric':
      return [line(question.unit ? `${solution.text} ${question.unit}` : solution.text)];
    case 'text':
      return [line(solution.text)];
    case 'matching':
      return solution.pairs.map((pair, left) => ({
        left: question.left_html[left] ?? '',
        gap: null,
        answer: question.right.find((right) => right.index === pair)?.text ?? '–',
      }));
    case 'ordering':
      return solution.order.map((index) => line(textOf(index)));
    case 'cloze':
      return solution.gaps.map((gap, index) => ({
        left: null,
        gap: index,
        answer: gapText(question, index, gap),
      }));
  }
}

function gapText(question: QuestionView, index: number, gap: GapResponse): string {
  if (gap.type === 'empty') return '–';
  if (gap.type === 'typed') return gap.text;
  const part = question.cloze.flat().find((part) => part.type === 'gap' && part.gap === index);
  const choices = part?.type === 'gap' ? (part.choices ?? []) : [];
  return choices.find((choice) => choice.index === gap.option)?.text ?? '–';
}

/** The text of sanitised HTML, for what is only spoken. */
function spoken(html: string): string {
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent;
  return text.replace(/\s+/g, ' ').trim();
}

/** What is said aloud after an answer: the verdict's word, then what the author wrote about the parts. */
export function announcement(word: string, feedback: FeedbackView): string {
  return [word, ...feedback.parts.map((part) => spoken(part.html))].filter((text) => text !== '').join('. ');
}
