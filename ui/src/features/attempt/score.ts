/** A score as a whole percent. Rounded down, so that 79.6 of 80 does not read as reached. */
export function wholePercent(percent: number): number {
  return Math.floor(percent + 1e-9);
}
