import { convertFileSrc } from '@tauri-apps/api/core';
import { inDesktop } from './desktop';

/**
 * Pictures come as `src="/asset/<hash>"`. A browser fetches that as it is; the desktop shell serves it under its own
 * scheme, whose address differs between platforms.
 */
export function assetHtml(html: string): string {
  if (!inDesktop()) return html;
  return html.replace(
    /src="\/asset\/([0-9a-z.]+)"/g,
    (_, hash: string) => `src="${convertFileSrc(hash, 'asset')}"`,
  );
}
