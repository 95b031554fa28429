/** A name as the academy takes it. */

/** As the academy counts: characters, not bytes. */
export const longestName = 80;

export type NameProblem = 'empty' | 'long' | 'odd' | null;

/** Control characters, and those that turn the direction of whatever stands behind them: as the academy refuses. */
const odd = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

export function nameProblem(name: string): NameProblem {
  const trimmed = name.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return 'empty';
  if (odd.test(trimmed)) return 'odd';
  return [...trimmed].length > longestName ? 'long' : null;
}
