export const course = { title: 'course' };
