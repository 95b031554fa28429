import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** The oldest web views the desktop shell meets: WebKitGTK of Debian 12, Safari 15, WebView2. */
const target = ['safari15.4', 'chrome105'];

export default defineConfig({
  root: 'ui',
  plugins: [svelte({ configFile: '../svelte.config.js' }), svelteTesting()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target,
    cssTarget: target,
    // The content security policy allows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/call': 'http://127.0.0.1:4870', '/asset': 'http://127.0.0.1:4870' },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test-setup.ts'],
    include: ['src/**/*.test.ts'],
  },
});
