import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppView, Settings } from '../platform';
import { i18n } from '../i18n';
import { session } from './session.svelte';

const settings: Settings = {
  language: 'en',
  content_language: null,
  theme: 'dark',
  text_size: 150,
  time: 'normal',
};
const app: AppView = {
  version: '1',
  welcoming: false,
  choosing: false,
  profile_id: 'a',
  others: false,
  profile: null,
  settings,
  notices: [],
  edition: null,
  can_save: true,
};

function answers(byName: Record<string, unknown>, status = 200): void {
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(new Response(JSON.stringify(byName[path.replace('/call/', '')]), { status })),
  );
}

beforeEach(async () => {
  localStorage.clear();
  answers({ 'app.start': app });
  await session.start();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('wears the settings of the learner', () => {
  const root = document.documentElement;
  expect([root.lang, root.dataset['theme'], root.style.getPropertyValue('--text-size')]).toEqual([
    'en',
    'dark',
    '150',
  ]);
});

it('shows a change at once and keeps what the academy kept', async () => {
  answers({ 'settings.save': { ...settings, language: 'id', text_size: 200 } });
  const saving = session.saveSettings({ language: 'id', text_size: 999 });
  expect([i18n.language, session.settings.text_size]).toEqual(['id', 999]);
  await saving;
  expect(session.settings.text_size).toBe(200);
});

it('keeps showing the choice when it could not be kept', async () => {
  answers({ 'settings.save': { code: 'read_only', message: { id: '', en: '' }, details: '' } }, 422);
  await expect(session.saveSettings({ theme: 'light' })).rejects.toMatchObject({ code: 'read_only' });
  expect(document.documentElement.dataset['theme']).toBe('light');
});

it('says when it cannot start, and can try again', async () => {
  answers({ 'app.start': { code: 'internal', message: { id: '', en: '' }, details: '' } }, 422);
  await session.start();
  expect(session.starting.status).toBe('failed');
  expect(session.canSave).toBe(false);
  answers({ 'app.start': app });
  await session.start();
  expect(session.starting.status).toBe('ready');
});
