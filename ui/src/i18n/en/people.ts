import type { Area } from '../catalogue';

export const people = {
  title: 'Who is learning?',
  hint: 'Everybody has a profile of their own on this computer. Progress, answers and choices are kept apart.',
  list: 'Profiles on this computer',
  guest: 'Guest',
  nameless: 'No name',
  savedAt: (when: string) => `Last saved ${when}`,
  states: {
    in_use: 'Open in another window. Here it can only be read.',
    damaged: 'The file is damaged. When it is opened, what can still be read is rescued.',
    seal_lost: 'The file that opens it is lost or was changed, so it cannot be opened. Nothing was deleted.',
  },
  other: 'Somebody else',
  otherHint: 'Begin with a new profile',
  reload: 'Load the list again',
  language: 'Language',
  switch: 'Switch profile',
  switchHint: 'Your record is closed, and the list of people on this computer is shown.',
  back: 'Back to the list of profiles',
} satisfies Area<'people'>;
