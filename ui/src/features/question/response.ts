/** Responses as values: what an untouched question holds, what counts as nothing, what is the same. */
import type { GapResponse, QuestionView, Response } from '../../platform';

/** What the controls show before the learner has touched them. */
export function startingResponse(question: QuestionView): Response {
  switch (question.kind) {
    case 'single':
    case 'true_false':
    case 'multiple':
      return { type: 'choice', picked: [] };
    case 'numeric':
      return { type: 'numeric', text: '' };
    case 'text':
      return { type: 'text', text: '' };
    case 'matching':
      return { type: 'matching', pairs: question.left_html.map(() => null) };
    case 'ordering':
      return { type: 'ordering', order: question.options.map((option) => option.index) };
    case 'cloze':
      return { type: 'cloze', gaps: Array.from({ length: countGaps(question) }, () => ({ type: 'empty' })) };
  }
}

function countGaps(question: QuestionView): number {
  return question.cloze.flat().filter((part) => part.type === 'gap').length;
}

/** Nothing was filled in. An order is always something: whoever keeps it has agreed to it. */
export function isBlank(response: Response): boolean {
  switch (response.type) {
    case 'choice':
      return response.picked.length === 0;
    case 'numeric':
    case 'text':
      return response.text.trim() === '';
    case 'matching':
      return response.pairs.every((pair) => pair === null);
    case 'ordering':
      return response.order.length === 0;
    case 'cloze':
      return response.gaps.every(isEmptyGap);
  }
}

function isEmptyGap(gap: GapResponse): boolean {
  return gap.type === 'empty' || (gap.type === 'typed' && gap.text.trim() === '');
}

export function sameResponse(one: Response | null, other: Response | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The options ticked, in the order of the source. */
export function toggled(picked: number[], index: number): number[] {
  const without = picked.filter((other) => other !== index);
  return (without.length < picked.length ? without : [...picked, index]).sort((a, b) => a - b);
}

/** The list with the item at `from` moved to `to`; the same list when there is no such place. */
export function moved(order: number[], from: number, to: number): number[] {
  const item = order[from];
  if (item === undefined || to < 0 || to >= order.length) return order;
  const rest = order.filter((_, place) => place !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Whether the text can be meant as a number. Only for a word of help: the academy decides what it means. */
export function looksLikeNumber(text: string): boolean {
  return /^\s*[+\-\u2212\u2013]?\s*[\d.,\s]*\d[\d.,\s]*%?\s*$/.test(text);
}
