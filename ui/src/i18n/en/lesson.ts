import type { Area } from '../catalogue';

export const lesson = {} satisfies Area<'lesson'>;
