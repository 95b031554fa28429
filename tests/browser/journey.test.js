/** The way of a new learner, from the welcome to a passed module quiz, in Indonesian. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAcademy } from './harness/academy.js';

test('a new learner is welcomed and led to the first lesson', withAcademy({}, welcomed));

async function welcomed({ page, learner, host }) {
  await learner.sees('Selamat datang');
  await learner.isWelcomed('Sari Wulandari', 'Presales');
  await learner.sees('Cara kerja Virtus Partner Academy');
  const { profile } = await host.call('app.start');
  assert.deepEqual(profile, { name: 'Sari Wulandari', guest: false, path: 'presales' });
  assert.equal(await page.locator('html').getAttribute('lang'), 'id');
}

test(
  'a module is learned from its first lesson to its quiz',
  withAcademy({ profile: 'Sari', path: 'sales' }, learned),
);

async function learned({ page, learner, host }) {
  await learner.sees('Halo, Sari');
  await learner.follows('Buka pelajaran pertama');
  const course = await host.call('course.open', { course: 'fnd-101' });
  const [module] = course.modules;

  for (const [index, lesson] of module.lessons.entries()) {
    await learner.sees(lesson.title);
    if (index === 0) await refusedBeforeAllIsAnswered(learner);
    const said = await learner.answersAll({ wrongFirst: true });
    assert.deepEqual(new Set(said.filter((_, place) => place % 2 === 1)), new Set(['Benar']));
    for (const wrong of said.filter((_, place) => place % 2 === 0)) assert.doesNotMatch(wrong, /^Benar$/);
    await learner.completesLesson();
  }

  await learner.sees(module.quiz.title);
  await learner.startsAttempt();
  await learner.answersOneByOne();
  await learner.handsIn();
  await learner.sees('Anda lulus');
  await page.getByText('8 dari 8 poin').waitFor();
  await page.getByText(`Modul selesai: ${module.title}`).waitFor();

  await learner.opens('#/');
  await learner.sees('Halo, Sari');
  const { totals } = await host.call('home.show');
  assert.equal(totals.lessons_done, module.lessons.length);
  assert.equal(totals.quizzes_passed, 1);
  const { lessons_done: done, lessons_all: all } = totals;
  await page
    .getByLabel('Ringkasan belajar')
    .getByText(new RegExp(`^\\s*${done}\\s+dari ${all}`))
    .waitFor();
}

async function refusedBeforeAllIsAnswered(learner) {
  await learner.completesLesson();
  await learner.page
    .getByRole('alert')
    .getByText(/Soal 1.* belum dijawab/)
    .waitFor();
}
