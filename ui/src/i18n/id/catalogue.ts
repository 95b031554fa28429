export const catalogue = { title: 'catalogue' };
