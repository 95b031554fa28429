import { invoke } from '@tauri-apps/api/core';
import { inDesktop } from './desktop';

/** How far the start has come; the desktop shell measures and logs it. */
export type Stage = 'js' | 'shell' | 'ready';

/** Opens an address in the person's own browser. Ask the person first. */
export async function openExternal(url: string): Promise<void> {
  if (inDesktop()) await invoke('open_external', { url });
  else window.open(url, '_blank', 'noopener,noreferrer');
}

export async function printPage(): Promise<void> {
  if (inDesktop()) await invoke('print_page');
  else window.print();
}

/**
 * Loads the screens afresh, at home. Whoever sits here next finds nothing of the one before: what was shown, typed,
 * asked for or on its way goes with the page.
 */
export function startOver(): void {
  sessionStorage.clear();
  history.replaceState(null, '', '#/');
  location.reload();
}

/** Says `ready` once the first screen has its heading and two frames of it were drawn. */
export function reportFirstScreen(): void {
  requestAnimationFrame(() => {
    if (!document.querySelector('main h1')) {
      reportFirstScreen();
      return;
    }
    requestAnimationFrame(() => {
      reportStage('ready');
    });
  });
}

/** Never fails: measuring must not stand in the way of starting. */
export function reportStage(stage: Stage): void {
  if (inDesktop()) void invoke('stage', { name: stage }).catch(() => undefined);
}
