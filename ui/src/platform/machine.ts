import { invoke } from '@tauri-apps/api/core';
import { inDesktop } from './desktop';

/** How far the start has come; the desktop shell measures and logs it. */
export type Stage = 'script' | 'shell' | 'screen';

/** Opens an address in the person's own browser. Ask the person first. */
export async function openExternal(url: string): Promise<void> {
  if (inDesktop()) await invoke('open_external', { url });
  else window.open(url, '_blank', 'noopener,noreferrer');
}

export async function printPage(): Promise<void> {
  if (inDesktop()) await invoke('print_page');
  else window.print();
}

/** Never fails: measuring must not stand in the way of starting. */
export function reportStage(stage: Stage): void {
  if (inDesktop()) void invoke('stage', { stage }).catch(() => undefined);
}
