/** What is painted, for what no style tells: the colours of a part of the window. */

/** The shares of the colours in a rectangle, the commonest first: `[{ color: 'r,g,b', share }]`. */
export async function coloursIn(page, clip) {
  const png = await page.screenshot({ clip, caret: 'hide', animations: 'allow' });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const color = `${data[at]},${data[at + 1]},${data[at + 2]}`;
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    const all = data.length / 4;
    return [...counts].map(([color, n]) => ({ color, share: n / all })).sort((a, b) => b.share - a.share);
  }, png.toString('base64'));
}

/** The rectangle of an element with some room around it. */
export async function areaOf(locator, room = 0) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room };
}
