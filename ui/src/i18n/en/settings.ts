import type { Area } from '../catalogue';

export const settings = { title: 'settings' } satisfies Area<'settings'>;
