import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import type { Failure, Loaded } from '../platform';
import Load from './Load.svelte';

const failure: Failure = {
  code: 'internal',
  message: { id: 'Tidak menjawab.', en: 'No answer.' },
  details: 'no row',
};
const children = createRawSnippet<[string]>((words) => ({ render: () => `<p>${words()}</p>` }));

function show(loaded: Loaded<string>, retry = vi.fn()): typeof retry {
  render(Load<string>, { loaded, retry, page: true, children });
  return retry;
}

it('shows what came', () => {
  show({ status: 'ready', data: 'isi' });
  expect(screen.getByText('isi')).toBeInTheDocument();
});

it('says what went wrong in the language of the screens, and tries again', async () => {
  i18n.use('en');
  const retry = show({ status: 'failed', failure });
  expect(screen.getByRole('alert')).toHaveTextContent('No answer.');
  expect(screen.getByText(/no row/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalled();
  i18n.use('id');
});

it('has a heading also when it failed', () => {
  show({ status: 'failed', failure });
  expect(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
});

it('offers no second try for what there is not', () => {
  show({ status: 'failed', failure: { ...failure, code: 'not_found' } });
  expect(screen.getByRole('link', { name: 'Cari' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Coba lagi' })).not.toBeInTheDocument();
});
