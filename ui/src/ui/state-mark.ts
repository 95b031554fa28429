import type { CourseState, LessonState, QuizState } from '../platform';

export type MarkState = 'none' | 'started' | 'done' | 'renewed' | 'failed';

export const lessonMark: Record<LessonState, MarkState> = {
  not_started: 'none',
  started: 'started',
  done: 'done',
  done_older: 'renewed',
};

export const courseMark: Record<CourseState, MarkState> = {
  not_started: 'none',
  started: 'started',
  completed: 'done',
};

export const quizMark: Record<QuizState, MarkState> = {
  not_taken: 'none',
  in_progress: 'started',
  failed: 'failed',
  passed: 'done',
};
