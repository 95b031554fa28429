import type { Area } from '../catalogue';

export const home = { title: 'home' } satisfies Area<'home'>;
