export const glossary = { title: 'glossary' };
