/** What is wrong with a passphrase before the academy is asked; the academy has the last word. */
export const shortest = 8;

export type PassphraseProblem = 'empty' | 'short' | 'different';

export function problemOfNew(passphrase: string, again: string): PassphraseProblem | null {
  if (passphrase === '') return 'empty';
  if ([...passphrase.normalize('NFKC')].length < shortest) return 'short';
  return passphrase === again ? null : 'different';
}
