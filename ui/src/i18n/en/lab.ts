import type { Area } from '../catalogue';

export const lab = {} satisfies Area<'lab'>;
