/** Which screen stands at which place. The only list of screens. */
import type { Component } from 'svelte';
import type { Place, PlaceName } from '../router';
import Catalogue from '../features/catalogue/Catalogue.svelte';
import Course from '../features/course/Course.svelte';
import Glossary from '../features/glossary/Glossary.svelte';
import Home from '../features/home/Home.svelte';
import Search from '../features/search/Search.svelte';
import OwnData from '../features/own-data/OwnData.svelte';
import Settings from '../features/settings/Settings.svelte';
import Attempt from '../features/attempt/Attempt.svelte';
import Quiz from '../features/attempt/Quiz.svelte';
import Result from '../features/attempt/Result.svelte';
import Lab from '../features/lab/Lab.svelte';
import Lesson from '../features/lesson/Lesson.svelte';

type Screen = Component<{ place: Place }>;

/** A screen that is the same wherever one comes from. */
const anyPlace = (screen: Component): Screen => screen as unknown as Screen;

export const screens: Record<PlaceName, Screen> = {
  home: anyPlace(Home),
  catalogue: Catalogue,
  course: Course,
  lesson: Lesson,
  lab: Lab,
  quiz: Quiz,
  attempt: Attempt,
  result: Result,
  search: Search,
  glossary: Glossary,
  settings: anyPlace(Settings),
  ownData: OwnData,
};
