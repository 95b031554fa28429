import type { Area } from '../catalogue';

export const welcome = { title: 'welcome' } satisfies Area<'welcome'>;
