import type { Area } from '../catalogue';

export const question = {} satisfies Area<'question'>;
