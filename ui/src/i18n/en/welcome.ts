import type { Area } from '../catalogue';

export const welcome = {
  title: 'Welcome',
  promiseTitle: 'IT knowledge for the partners who sell it, design it and run it.',
  promises: [
    'Works without internet. Every lesson is already on this computer.',
    'Your learning record stays on this computer. Nothing is sent.',
    'Ten minutes are enough. You always go on where you stopped.',
  ],
  stepOf: (step: string, all: string) => `Step ${step} of ${all}`,
  languageTitle: 'Choose a language',
  languageHint: 'You can change it in Settings at any time.',
  nameTitle: 'What is your name?',
  nameLabel: 'Name',
  nameHint: 'One word is enough. It is only used to greet you.',
  nameEmpty: 'Write your name, one letter or more.',
  nameOdd: 'Type your name again: there are invisible characters in it.',
  nameLong: (most: string) => `Shorten the name to ${most} letters at most.`,
  pathTitle: 'Which role is closest to yours?',
  pathHint: 'A path puts courses in order. Every course stays open, and you can change the path later.',
  pathNone: 'Not sure yet, I will look around first',
  pathNoneHint: 'Every course is open in the catalogue',
  pathFocus: 'Focus',
  pathCore: 'Core only',
  pathSize: (courses: string, hours: string) => `${courses} · ${hours}`,
  begin: 'Start the first lesson',
} satisfies Area<'welcome'>;
