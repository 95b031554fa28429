import type { Area } from '../catalogue';

export const glossary = { title: 'glossary' } satisfies Area<'glossary'>;
