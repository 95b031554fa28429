/**
 * The answer to handing in, kept for the screen that comes next: only it says what the attempt completed. Asked later,
 * the academy shows the same result without it.
 */
import type { ResultView } from '../../platform';

let fresh: ResultView | null = null;

export function keepResult(result: ResultView): void {
  fresh = result;
}

/** The module or course that this result completed just now. */
export function completedWith(attempt: string): Pick<ResultView, 'module_completed' | 'course_completed'> {
  const { module_completed = null, course_completed = null } = fresh?.attempt === attempt ? fresh : {};
  return { module_completed, course_completed };
}
