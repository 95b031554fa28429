import type { Area } from '../catalogue';
import { plural } from '../format';

export const home = {
  title: 'Home',
  hello: (name: string) => (name === '' ? 'Welcome to your lessons' : `Hello, ${name}`),
  resumeFrom: 'Continue where you stopped',
  firstKicker: 'Start here',
  firstBody: 'About ten minutes. Stop halfway if you need to: you go on later from the same place.',
  firstAction: 'Open the first lesson',
  firstCourse: 'The first course of your path',
  how: 'How learning works here',
  size: (lessons: number, quizzes: number) =>
    `${plural('en', lessons, { one: 'lesson', other: 'lessons' })} and ${plural('en', quizzes, { one: 'quiz or exam', other: 'quizzes and exams' })} are ready.`,
  steps: [
    { title: 'Read one idea', body: 'Every lesson is short and starts from a real situation at work.' },
    { title: 'Answer check questions', body: 'Each answer is explained at once. A wrong one costs nothing.' },
    { title: 'Prove it in a quiz', body: 'Every module ends with a quiz, every course with an exam.' },
  ],
  nextKicker: 'The next step',
  nextBody: 'You are ready for what comes next.',
  nextCourse: 'Next on your path',
  allDoneKicker: 'All done',
  allDone: (courses: number) =>
    `You have completed ${courses === 1 ? 'the one course' : `all ${plural('en', courses, { one: 'course', other: 'courses' })}`} available`,
  allDoneBody:
    'More courses come with the next editions. Until then you can reread any completed lesson whenever you like.',
  atHeading: (heading: string) => `Section: ${heading}`,
  active: 'In progress',
  completed: 'Completed',
  completedOn: (date: string) => `Completed on ${date}`,
  path: 'Your path',
  pathProgress: (done: string, all: string) => `${done} of ${all} courses completed`,
  pathNone: 'Choose a role path',
  pathNoneBody: 'A path puts courses in order for your work.',
  pathChoose: 'Choose a path',
  pathAll: (count: string) => `Show all ${count} courses`,
  totals: 'Learning summary',
  lessonsDone: 'Lessons done',
  quizzesPassed: 'Quizzes and exams passed',
  coursesCompleted: 'Courses completed',
  outOf: (all: string) => `of ${all}`,
  browse: 'Open the catalogue',
} satisfies Area<'home'>;
