import { invoke } from '@tauri-apps/api/core';
import type { Failure, UseCases } from './academy.gen';
import { inDesktop } from './desktop';

export type UseCase = keyof UseCases;

/** A change of settings on its way: what is asked after it is answered under it, in the language just chosen. */
let settling: Promise<unknown> | null = null;

/** Asks the academy. Rejects with a `Failure`, whatever went wrong. */
export async function call<N extends UseCase>(
  name: N,
  request: UseCases[N]['request'],
): Promise<UseCases[N]['response']> {
  if (settling) await settling;
  const answer = ask(name, request);
  if (name === 'settings.save') settleWith(answer);
  return answer;
}

function settleWith(answer: Promise<unknown>): void {
  const mine = answer
    .catch(() => undefined)
    .then(() => {
      if (settling === mine) settling = null;
    });
  settling = mine;
}

async function ask<N extends UseCase>(
  name: N,
  request: UseCases[N]['request'],
): Promise<UseCases[N]['response']> {
  try {
    return await (inDesktop() ? overTauri(name, request) : overHttp(name, request));
  } catch (error) {
    throw isFailure(error) ? error : unexpected(error);
  }
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

function overTauri<N extends UseCase>(
  name: N,
  request: UseCases[N]['request'],
): Promise<UseCases[N]['response']> {
  return invoke('call', { name, request });
}

async function overHttp<N extends UseCase>(
  name: N,
  request: UseCases[N]['request'],
): Promise<UseCases[N]['response']> {
  const answer = await fetch(`/call/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (answer.ok || answer.status === 422) {
    const body: unknown = await answer.json();
    if (answer.ok) return body as UseCases[N]['response'];
    throw body;
  }
  throw new Error(`${name}: HTTP ${String(answer.status)}`);
}

function unexpected(error: unknown): Failure {
  return {
    code: 'internal',
    message: {
      id: 'Aplikasi tidak menjawab. Coba lagi; bila tetap gagal, tutup lalu buka kembali aplikasi.',
      en: 'The app did not answer. Try again; if it still fails, close and reopen the app.',
    },
    details: error instanceof Error ? error.message : String(error),
  };
}
