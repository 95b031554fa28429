/**
 * The right answers, read from the Markdown of the curriculum: a second reading of the format, independent of the one
 * in the app, so that a key which got lost or mixed up on its way shows. Indices count in the order of the file, as in
 * a `Response`. Knows no page.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host.js';

/** Question id -> `{ type, right, wrong }`: a response that is right and one that is not. */
export function readKeys(folders = ['content', 'tests/specimen']) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, name)),
  );
  const indonesian = files.filter((file) => file.endsWith('.md') && !file.endsWith('.en.md'));
  return new Map(indonesian.flatMap((file) => keysOf(readFileSync(file, 'utf8'))));
}

/** The keys of one file. */
export function keysOf(text) {
  const headings = [...text.matchAll(/^#{3,4} .*\{#(q-[0-9a-z]+)([^}]*)\}$/gm)];
  return headings.map(({ 0: line, 1: id, 2: marks, index }) => {
    const rest = text.slice(index + line.length);
    const end = rest.search(/^#{1,4} /m);
    return [id, readKey(end < 0 ? rest : rest.slice(0, end), marks)];
  });
}

function readKey(body, marks) {
  const items = [...body.matchAll(/^(?:\d+\.|-) +\[([ x])\] +(.*)$/gm)].map(({ 1: box, 2: text }) => ({
    right: box === 'x',
    text: text.replace(/^`+\s?|\s?`+$/g, ''),
  }));
  if (/\.(numeric|text)\b/.test(marks)) return typed(/\.numeric\b/.test(marks) ? 'numeric' : 'text', items);
  if (items.length > 0) return choice(items);
  const gaps = [...body.matchAll(/\[\[(.*?)\]\]/g)].map(({ 1: gap }) => gap);
  if (gaps.length > 0) return cloze(gaps);
  const rows = [...body.matchAll(/^\|(.*)\|$/gm)].map(({ 1: row }) =>
    row.split('|').map((cell) => cell.trim()),
  );
  return rows.length > 0 ? matching(rows.slice(2)) : ordering([...body.matchAll(/^\d+\. /gm)].length);
}

function choice(items) {
  const picked = items.flatMap(({ right }, index) => (right ? [index] : []));
  return {
    right: { type: 'choice', picked },
    wrong: { type: 'choice', picked: [items.findIndex(({ right }) => !right)] },
  };
}

/** The first number of `n`, `n ± d` or `a..b` lies in the range; a pattern in slashes has no sample. */
function typed(type, items) {
  const right = items.find((item) => item.right && !/^\/.*\/$/.test(item.text)).text;
  const sample = type === 'numeric' ? right.split(/ ?±|\.\./)[0].trim() : right;
  return {
    right: { type, text: sample },
    wrong: { type, text: type === 'numeric' ? '-987654' : 'entahlah' },
  };
}

function matching(rows) {
  const lefts = rows.filter(([left]) => left !== '');
  const cells = rows.map(([, right]) => right);
  const pairs = lefts.map(([, right]) => cells.indexOf(right));
  return {
    right: { type: 'matching', pairs },
    wrong: { type: 'matching', pairs: [...pairs.slice(1), pairs[0]] },
    cells: lefts.map(([, right]) => right),
  };
}

function ordering(count) {
  const order = Array.from({ length: count }, (_, index) => index);
  return { right: { type: 'ordering', order }, wrong: { type: 'ordering', order: order.toReversed() } };
}

function cloze(sources) {
  const right = sources.map(rightGap);
  const wrong = right.map((gap) =>
    gap.type === 'picked'
      ? { type: 'picked', option: gap.option === 0 ? 1 : 0 }
      : { type: 'typed', text: '?' },
  );
  return { right: { type: 'cloze', gaps: right }, wrong: { type: 'cloze', gaps: wrong } };
}

function rightGap(source) {
  const options = source.split('|').map((option) => option.trim());
  const option = options.findIndex((text) => /^\(.*\)$/.test(text));
  if (option >= 0) return { type: 'picked', option };
  return {
    type: 'typed',
    text: options[0]
      .replace(/^=/, '')
      .split(/ ?±|\.\./)[0]
      .trim(),
  };
}
