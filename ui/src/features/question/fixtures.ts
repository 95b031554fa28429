/** Questions for tests, one of each kind. */
import type { FeedbackView, OptionView, QuestionKind, QuestionView, Response, Verdict } from '../../platform';

const options = (...texts: string[]): OptionView[] =>
  texts.map((text, index) => ({ index, html: text, text }));

const parts: Record<QuestionKind, Partial<QuestionView>> = {
  // Shown in another order than that of the source.
  single: { options: options('Lapisan 2', 'Lapisan 3', 'Lapisan 4').reverse() },
  true_false: { options: options('Benar', 'Salah') },
  multiple: { options: options('NAT', 'DNS', 'DHCP') },
  numeric: { unit: 'GB' },
  text: {},
  matching: { left_html: ['SSH', 'HTTPS'], right: options('22', '443', '3389').reverse() },
  ordering: { options: options('Discover', 'Offer', 'Request').reverse() },
  cloze: {
    cloze: [
      [
        { type: 'text', html: 'Porta ' },
        { type: 'gap', gap: 0, choices: null },
        { type: 'text', html: ' memakai ' },
        { type: 'gap', gap: 1, choices: options('TLS', 'IPsec') },
      ],
    ],
  },
};

export function question(kind: QuestionKind, more: Partial<QuestionView> = {}): QuestionView {
  return {
    id: `q-${kind}`,
    kind,
    stem_html: 'Mana yang tepat?',
    context_html: '',
    hints_html: [],
    options: [],
    left_html: [],
    right: [],
    cloze: [],
    unit: null,
    points: 1,
    answer: null,
    feedback: null,
    flagged: false,
    ...parts[kind],
    ...more,
  };
}

export function feedback(verdict: Verdict, more: Partial<FeedbackView> = {}): FeedbackView {
  const share = { right: 1, partial: 0.5, wrong: 0 }[verdict];
  return { verdict, share, parts: [], solution: null, explanation_html: '', ...more };
}

/** A place that keeps answers, and can refuse. */
export class Keeper {
  kept: Response[] = [];
  refuse = false;
  says: FeedbackView | null = null;

  send = (response: Response): Promise<FeedbackView | null> => {
    if (this.refuse) {
      const message = { id: 'Disk penuh. Kosongkan ruang, lalu coba lagi.', en: 'The disk is full.' };
      return Promise.reject({ code: 'disk_full', message, details: '' });
    }
    this.kept.push(response);
    return Promise.resolve(this.says);
  };

  get last(): Response | undefined {
    return this.kept.at(-1);
  }
}
