import type { Area } from '../catalogue';

export const course = { title: 'course' } satisfies Area<'course'>;
