/** What the command palette offers for what was typed: places, commands, and what stands in the curriculum. */
import { i18n, type Catalogue } from '../i18n';
import { printPage, Query, type Failure, type Hit, type Settings } from '../platform';
import { hitHref, href, router } from '../router';
import { session } from '../session';
import { status } from '../ui/status.svelte';
import { panels } from './panels.svelte';

export interface Entry {
  id: string;
  label: string;
  /** What it belongs to, small. */
  detail: string;
  run: () => void;
}

export interface Group {
  title: string;
  entries: Entry[];
}

const mostHits = 8;

/** Letters of a question that are read; more of a pasted page would only fill the address. */
export const longestQuestion = 400;

/** Every word typed must begin a word of the label. */
export function fits(label: string, text: string): boolean {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((want) => words.some((word) => word.startsWith(want)));
}

export class PaletteState {
  text = $state('');
  active = $state(0);
  readonly #query = new Query('search.query');
  #answer: Promise<void> = Promise.resolve();

  /** The hits shown are of what was typed before. */
  readonly busy = $derived.by(() => this.#query.pending);

  readonly groups: Group[] = $derived.by(() => {
    const t = i18n.t;
    const own = [
      { title: t.shell.palettePlaces, entries: places(t) },
      { title: t.shell.paletteActions, entries: actions(t, session.settings) },
    ].map((group) => ({ ...group, entries: group.entries.filter((entry) => fits(entry.label, this.text)) }));
    const hits = this.text.trim() === '' ? [] : (this.#query.data?.hits ?? []);
    const content = {
      title: t.shell.paletteContent,
      entries: hits.map((hit, index) => fromHit(hit, index, t)),
    };
    return [...own, content].filter((group) => group.entries.length > 0);
  });
  readonly entries: Entry[] = $derived(this.groups.flatMap((group) => group.entries));

  type(text: string): void {
    this.text = text;
    this.active = 0;
    if (text.trim() !== '') this.#answer = this.#query.load({ text: text.trim(), limit: mostHits });
  }

  /** Up and down, round the ends. */
  move(by: 1 | -1): void {
    const count = this.entries.length;
    if (count > 0) this.active = (this.active + by + count) % count;
  }

  /** Runs what the whole question finds, also when the key comes before the answer. */
  async enter(): Promise<void> {
    for (let answer; answer !== this.#answer;) {
      answer = this.#answer;
      await answer;
    }
    if (panels.palette) this.run();
  }

  run(entry: Entry | undefined = this.entries[this.active]): void {
    if (!entry) return;
    panels.palette = false;
    entry.run();
  }
}

function fromHit(hit: Hit, index: number, t: Catalogue): Entry {
  const kind = t.search.kinds[hit.kind];
  return {
    id: `hit-${String(index)}`,
    label: hit.heading ? `${hit.title}: ${hit.heading}` : hit.title,
    detail: hit.course_title && hit.course_title !== hit.title ? `${kind}, ${hit.course_title}` : kind,
    run: () => {
      router.go(hitHref(hit));
    },
  };
}

function places({ shell: t }: Catalogue): Entry[] {
  return (['home', 'catalogue', 'search', 'glossary', 'settings', 'ownData'] as const).map((name) => ({
    id: name,
    label: t[name],
    detail: '',
    run: () => {
      router.go(href(name));
    },
  }));
}

function actions({ shell: t, people }: Catalogue, now: Settings): Entry[] {
  const set = (id: string, label: string, change: Partial<Settings>): Entry => ({
    id,
    label,
    detail: '',
    run: () => void session.saveSettings(change).catch(() => undefined),
  });
  const size = (by: number): number => Math.min(200, Math.max(80, now.text_size + by));
  const themes = [
    set('theme-light', t.actionThemeLight, { theme: 'light' }),
    set('theme-dark', t.actionThemeDark, { theme: 'dark' }),
    set('theme-system', t.actionThemeSystem, { theme: 'system' }),
  ].filter((entry) => entry.id !== `theme-${now.theme}`);
  return [
    ...themes,
    set('language', t.actionLanguage, { language: now.language === 'id' ? 'en' : 'id' }),
    set('larger', t.actionLarger, { text_size: size(10) }),
    set('smaller', t.actionSmaller, { text_size: size(-10) }),
    { id: 'switch', label: people.switch, detail: '', run: () => void leave() },
    { id: 'print', label: t.actionPrint, detail: '', run: () => void afterClosing(printPage) },
    { id: 'shortcuts', label: t.actionShortcuts, detail: '', run: panels.openShortcuts },
  ];
}

async function leave(): Promise<void> {
  try {
    await session.leave();
  } catch (failure) {
    status.show(i18n.say((failure as Failure).message), 'bad');
  }
}

/** The palette must not be on the paper. */
async function afterClosing(then: () => Promise<void>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 250));
  await then();
}
