import { common } from './common';
import { shell } from './shell';
import { welcome } from './welcome';
import { home } from './home';
import { catalogue } from './catalogue';
import { course } from './course';
import { search } from './search';
import { glossary } from './glossary';
import { settings } from './settings';
import { ownData } from './own-data';
import { rights } from './rights';
import { people } from './people';
import { seal } from './seal';
import { lesson } from './lesson';
import { lab } from './lab';
import { quiz } from './quiz';
import { question } from './question';

/** Indonesian, the master: every other language satisfies its type. */
export const id = {
  common,
  shell,
  welcome,
  home,
  catalogue,
  course,
  search,
  glossary,
  settings,
  ownData,
  rights,
  people,
  seal,
  lesson,
  lab,
  quiz,
  question,
};
