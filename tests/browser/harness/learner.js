/** What a learner does and sees, in verbs. Finds things by what they are called on the screen, in Indonesian. */
import { answerTo } from './answers.js';
import { readKeys } from './keys.js';

const keys = readKeys();

/** Where an id is shown. */
export function addressOf(id) {
  if (/-(q|x)$/.test(id)) return `#/kuis/${id}`;
  return /-l\d+$/.test(id) ? `#/pelajaran/${id}` : `#/kursus/${id}`;
}

export class Learner {
  #words = new Map();

  constructor(page, host) {
    this.page = page;
    this.host = host;
  }

  /** Goes to a lesson, a quiz or a course by its id, or to an address. */
  async opens(place) {
    const address = place.startsWith('#') ? place : addressOf(place);
    await this.page.goto(`${this.host.url}/${address}`);
    await this.sees();
  }

  /** Waits until a screen stands, with this heading when one is given. */
  async sees(heading) {
    const title = this.page.getByRole('heading', { level: 1, name: heading });
    await title.first().waitFor();
  }

  async presses(name, options = {}) {
    await this.page.getByRole('button', { name, ...options }).click();
  }

  async follows(name, options = {}) {
    await this.page
      .getByRole('link', { name, ...options })
      .first()
      .click();
  }

  async reloads() {
    await this.page.reload();
    await this.sees();
  }

  /** Says who one is, on the second screen of the welcome. */
  async saysWhoSheIs(name) {
    await this.page.getByLabel('Nama', { exact: true }).fill(name);
    await this.page.getByLabel('Surel', { exact: true }).fill('sari@mitra.example');
    await this.page.getByLabel('Organisasi mitra', { exact: true }).fill('PT Mitra');
  }

  /** Goes through the welcome: language, who one is, notice, choices, receipt, role. */
  async isWelcomed(name, role) {
    await this.presses('Lanjut', { exact: true });
    await this.saysWhoSheIs(name);
    await this.presses('Lanjut', { exact: true });
    await this.page.getByRole('heading', { name: 'Privasi Anda' }).waitFor();
    await this.presses('Lanjut', { exact: true });
    await this.page.getByRole('checkbox', { name: /^Saya sudah dewasa/ }).check();
    await this.presses('Lanjut', { exact: true });
    await this.leavesReceipt();
    await this.page
      .getByRole('radio', { name: new RegExp(`^${role}`) })
      .first()
      .check();
    await this.presses('Mulai pelajaran pertama');
  }

  /** Past the receipt, on the fifth screen of the welcome. */
  async leavesReceipt() {
    await this.page.getByRole('heading', { name: 'Bukti pilihan Anda' }).waitFor();
    await this.presses('Lanjut', { exact: true });
    await this.page.getByRole('heading', { name: 'Peran mana' }).waitFor();
  }

  // Questions

  question(id) {
    return this.page.locator(`form.question:has(fieldset[id="${id}"])`);
  }

  /** Ids of the questions on the screen, from top to bottom. */
  async questions() {
    const fields = this.page.locator('form.question > fieldset');
    await fields.first().waitFor();
    return fields.evaluateAll((all) => all.map((field) => field.id));
  }

  /** Fills in the right answer, or with `how: 'wrong'` one that is not. Keeps nothing yet where a press is asked for. */
  async fills(id, how = 'right') {
    await answerTo(this.question(id), keys.get(id)[how], () => this.#wordsOf(id));
  }

  /** Answers a question of a check and tells what the screen says about it. */
  async answersCheck(id, how = 'right') {
    const form = this.question(id);
    const again = form.getByRole('button', { name: 'Jawab lagi' });
    if (await again.isVisible()) await again.click();
    await this.fills(id, how);
    await form.getByRole('button', { name: 'Periksa jawaban' }).click();
    return (await form.locator('.verdict').innerText()).trim();
  }

  /** Learns what it takes to answer, so that it can be done when the academy no longer is there. */
  async prepares(id) {
    if (keys.get(id).right.type === 'ordering') await this.#wordsOf(id);
  }

  /** The texts of an ordering's items by index, as the academy gives them to the screen. */
  async #wordsOf(id) {
    if (!this.#words.has(id)) this.#words.set(id, await this.#askFor(id));
    return this.#words.get(id);
  }

  async #askFor(id) {
    const [, place, item] = new URL(this.page.url()).hash.split(/[/?]/);
    const view =
      place === 'percobaan'
        ? await this.host.call('attempt.open', { attempt: item })
        : await this.host.call('lesson.open', { lesson: item });
    const questions = view.questions.length ? view.questions : view.blocks.map((block) => block.question);
    return questions.find((question) => question?.id === id).options;
  }

  /** The texts of an ordering in the right order. */
  async orderOf(id) {
    const words = await this.#wordsOf(id);
    return keys.get(id).right.order.map((index) => words.find((word) => word.index === index).text);
  }

  // Lessons

  /** Answers every question of the check; every question is tried wrongly before when `wrongFirst`. */
  async answersAll({ wrongFirst = false } = {}) {
    const said = [];
    for (const id of await this.questions()) {
      if (wrongFirst) said.push(await this.answersCheck(id, 'wrong'));
      said.push(await this.answersCheck(id));
    }
    return said;
  }

  async completesLesson() {
    await this.presses('Selesai, lanjut');
  }

  // Attempts

  /** Starts an attempt from the page of a quiz or exam; answers with its id. */
  async startsAttempt(name = 'Mulai') {
    await this.presses(name, { exact: true });
    await this.page.waitForURL(/#\/percobaan\//);
    await this.sees();
    return decodeURIComponent(this.page.url().split('/percobaan/')[1]);
  }

  async showsAllQuestions() {
    await this.page.getByText('Semua soal', { exact: true }).click();
  }

  /** Answers all questions of an attempt, one at a time. */
  async answersOneByOne(how = 'right') {
    for (;;) {
      const [id] = await this.questions();
      await this.fills(id, how);
      await this.leavesField(id);
      await this.isSaved(id);
      const next = this.page.getByRole('button', { name: 'Soal berikutnya' });
      if (!(await next.isVisible())) return;
      await next.click();
      await this.question(id).waitFor({ state: 'detached' });
    }
  }

  /** Answers all questions of an attempt, all on one page. */
  async answersAttempt(how = 'right') {
    await this.showsAllQuestions();
    for (const id of await this.questions()) {
      await this.fills(id, how);
      await this.leavesField(id);
      await this.isSaved(id);
    }
  }

  async leavesField(id) {
    await this.question(id).evaluate((form) => {
      if (form.contains(document.activeElement)) document.activeElement.blur();
    });
  }

  async isSaved(id) {
    await this.question(id).locator('.save.saved').waitFor();
  }

  /** Hands the attempt in and waits for the result; `open` questions are agreed to. */
  async handsIn({ open = false } = {}) {
    await this.presses('Periksa sebelum kumpulkan');
    await this.presses('Kumpulkan', { exact: true });
    if (open) await this.presses('Ya, kumpulkan');
    await this.page.waitForURL(/#\/hasil\//);
    await this.sees();
  }
}
