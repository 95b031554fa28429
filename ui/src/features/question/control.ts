import type { FeedbackView, QuestionView, Response } from '../../platform';

/** What every kind of answer control gets. It shows `response`; it keeps nothing itself. */
export interface ControlProps<T extends Response['type'] = Response['type']> {
  question: QuestionView;
  response: Extract<Response, { type: T }>;
  /** What was said about this response; null: nothing yet. */
  feedback: FeedbackView | null;
  /** Shows without letting anything be changed. */
  readonly: boolean;
  /** Ids of the texts that explain the control. */
  describedby: string | undefined;
  /** `typed`: more keys may follow at once; `chosen`: a whole choice. */
  onchange: (response: Response, how: 'chosen' | 'typed') => void;
}
