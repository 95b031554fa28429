/** A person who uses their rights: requests in every state, objections, and what the home screen tells about privacy. */
import { at } from './ways.js';

const hour = 60 * 60;
const day = 24 * hour;

/** Answers with what the home screen would be told when a new notice came, which the one in the app does not. */
export async function useRights(host) {
  const ask = (right, purpose = null, words = '') => host.call('request.make', { right, purpose, words });
  const mark = (request, what) => host.call('request.mark', { request, mark: what });
  const newest = ({ requests }) => requests[0].id;
  const late = newest(await ask('access', null, 'Siapa yang melihat nilai saya?'));
  await mark(late, 'sent_by_email');
  await host.advance(80 * hour);
  const answered = newest(await ask('correct'));
  await mark(answered, 'sent_by_email');
  await mark(answered, 'answered');
  await host.advance(hour);
  await mark(newest(await ask('withdraw')), 'cancelled');
  await host.advance(hour);
  await mark(newest(await ask('restrict', 'security')), 'sent_by_email');
  await host.advance(5 * hour);
  await ask('object', 'manager_report');
  const home = await host.call('home.show');
  const told = {
    notice: {
      version: '2.0',
      effective: '2027-02-15',
      holds: false,
      material: true,
      summary: 'Server akademi dan negaranya disebut.',
    },
    ask_again: 2,
    confirm: null,
    expired: true,
  };
  return JSON.stringify({ ...home, news: told });
}

const shut = async (learner) => {
  await learner.opens('#/data-saya');
  await learner.page.locator('article').last().waitFor();
};

export const rights = (told) => [
  { name: 'rights', go: shut, ready: '#permintaan article' },
  {
    name: 'rights-unfolded',
    async go(learner) {
      await shut(learner);
      await learner.page.evaluate(() => {
        for (const one of document.querySelectorAll('#permintaan details, .purpose details')) one.open = true;
      });
      await learner.page.locator('#permintaan article').nth(1).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'rights-refused',
    async go(learner) {
      await shut(learner);
      await learner.page.locator('textarea').fill('a'.repeat(2001));
      await learner.page.locator('#permintaan form [type=submit]').click();
      await learner.page.locator('#permintaan [aria-invalid=true]').waitFor();
    },
  },
  at('home-told', '#/', { calls: { 'home.show': told }, ready: '.news' }),
  {
    name: 'home-yearly',
    async go(learner) {
      await learner.host.advance(366 * day);
      await learner.opens('#/katalog');
      await learner.opens('#/');
      await learner.page.locator('.news dl').waitFor();
    },
  },
];
