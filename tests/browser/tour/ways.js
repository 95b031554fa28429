/** Ways to a screen that several of the tour share. Words differ by language, so things are found by what they are. */

export const at = (name, address, more = {}) => ({ name, go: (learner) => learner.opens(address), ...more });

/** To the first of these in a lesson or lab, below the bar. */
export async function toFirst(learner, place, selector) {
  await learner.opens(place);
  const target = learner.page.locator(selector).first();
  await target.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await learner.page.evaluate(() => window.scrollBy(0, -90));
}

/** Unfolds the last folded part of that kind. */
export async function opensDetails(learner, address, within) {
  await learner.opens(address);
  const summary = learner.page.locator(`${within} summary`).last();
  await summary.click();
  await summary.scrollIntoViewIfNeeded();
}

export async function pressesOver(learner, key, selector) {
  await learner.opens('#/');
  await learner.page.locator('body').press(key);
  await learner.page.locator(selector).waitFor();
}

/** Goes to a screen of the tour, once what an earlier one left open is closed. */
export async function reach({ learner, page }, { go, ready }) {
  await clearStage(page);
  await go(learner);
  if (ready) await page.locator(ready).first().waitFor();
  await settles(page);
}

async function clearStage(page) {
  for (let dialogs = 0; dialogs < 3 && (await page.locator('[role=dialog]').count()) > 0; dialogs++) {
    await page.keyboard.press('Escape');
    await page
      .waitForFunction(() => !document.querySelector('[role=dialog]'), null, { timeout: 3000 })
      .catch(() => undefined);
  }
}

/** Until fonts and the pictures in sight are there and two frames are painted. */
export async function settles(page) {
  await page.waitForFunction(() => {
    const inSight = ({ top, bottom }) => bottom > 0 && top < window.innerHeight;
    const pictures = [...document.images].filter((image) => inSight(image.getBoundingClientRect()));
    return document.fonts.status === 'loaded' && pictures.every((image) => image.complete);
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
