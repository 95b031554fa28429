import type { Catalogue, Format } from '../../i18n';
import type { QuizRow } from '../../platform';

/** The rules of an exam as sentences, in the order people ask. */
export function ruleLines(exam: QuizRow, { course: t, common }: Catalogue, format: Format): string[] {
  const { rules } = exam;
  const lines = [
    t.ruleQuestions(common.questions(exam.questions)),
    rules.time_limit_minutes === null ? t.ruleNoTime : t.ruleTime(format.minutes(rules.time_limit_minutes)),
    t.rulePass(format.percent(rules.pass_percent)),
    rules.attempts === null
      ? t.ruleNoAttempts
      : t.ruleAttempts(format.number(rules.attempts_left ?? rules.attempts), format.number(rules.attempts)),
  ];
  if (rules.cooldown_minutes) lines.push(t.ruleCooldown(format.minutes(rules.cooldown_minutes)));
  return [...lines, t.ruleReveal[rules.reveal]];
}
