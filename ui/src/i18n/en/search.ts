import type { Area } from '../catalogue';

export const search = { title: 'search' } satisfies Area<'search'>;
