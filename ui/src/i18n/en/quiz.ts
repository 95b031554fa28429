import type { Area } from '../catalogue';

export const quiz = {} satisfies Area<'quiz'>;
