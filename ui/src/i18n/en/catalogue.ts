import type { Area } from '../catalogue';

export const catalogue = { title: 'catalogue' } satisfies Area<'catalogue'>;
