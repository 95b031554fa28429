/** Fills a response in by the controls of a question. Knows the controls, not what is right. */

/** `words()` gives the items of an ordering: `[{ index, text }]`. */
export async function answerTo(form, response, words) {
  switch (response.type) {
    case 'choice':
      return choose(form, response.picked);
    case 'numeric':
    case 'text':
      return form.locator('.entry input').fill(response.text);
    case 'matching':
      return pair(form.locator('select'), response.pairs.map(String));
    case 'cloze':
      return fillGaps(form, response.gaps);
    case 'ordering':
      return bringInOrder(form, response.order, await words());
    default:
      throw new Error(`no way to answer ${response.type}`);
  }
}

async function choose(form, picked) {
  for (const input of await form.locator('.options input').all()) {
    const wanted = picked.includes(Number(await input.getAttribute('value')));
    const many = (await input.getAttribute('type')) === 'checkbox';
    if (wanted || many) await input.setChecked(wanted);
  }
}

async function pair(lists, values) {
  for (const [index, value] of values.entries()) await lists.nth(index).selectOption(value);
}

async function fillGaps(form, gaps) {
  for (const [index, gap] of gaps.entries()) {
    const control = form.locator('.gap').nth(index).locator('select, input');
    if (gap.type === 'picked') await control.selectOption(String(gap.option));
    else await control.fill(gap.text);
  }
}

/** Moves every item up to its place, the first one first. */
async function bringInOrder(form, order, words) {
  for (const [place, index] of order.entries()) {
    const { text } = words.find((word) => word.index === index);
    const rows = form.locator('ol > li:has(.arrows)');
    // The first button of a row lifts it; its name ends with the item, whatever the language.
    const labels = () =>
      rows.evaluateAll((items) => items.map((item) => item.querySelector('.arrows button').ariaLabel));
    let at = (await labels()).findIndex((label) => label.endsWith(`: ${text}`));
    if (at < 0) throw new Error(`no item “${text}” to move`);
    for (; at > place; at--) {
      const label = (await labels())[at];
      await rows.nth(at).locator('.arrows button').first().click();
      await rows
        .nth(at - 1)
        .getByRole('button', { name: label, exact: true })
        .waitFor();
    }
  }
}
