import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Which folder may know which. The arrows: shell -> features -> (ui, session) -> (router, i18n, platform).
 * Only the platform folder may know that there is a Tauri.
 */
const tauri = { regex: '^@tauri-apps/', message: 'Only ui/src/platform may import Tauri.' };
const fence = (...names) => ({
  regex: `/(${names.join('|')})/`,
  message: `This folder must not know: ${names.join(', ')}.`,
});
/** Features are flat folders, so one step up and down again is another feature. `question` is shared. */
const otherFeature = {
  regex: '^\\.\\./(?!\\.\\.|question/)',
  message: 'Features do not import each other. Move what is shared to ui/ or session/.',
};
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const files = (folder) => [`ui/src/${folder}/**/*.ts`, `ui/src/${folder}/**/*.svelte`];

export default tseslint.config(
  {
    ignores: [
      'ui/dist/**',
      'target/**',
      'node_modules/**',
      'ui/src/platform/academy.gen.ts',
      'gen/**',
      'out/**',
    ],
  },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      // The router is our own: links are plain `#/` addresses.
      'svelte/no-navigation-without-resolve': 'off',
      // The HTML comes sanitised from the academy; only Prose and its kin put it in, see ui/Prose.svelte.
      'svelte/no-at-html-tags': 'off',
      'svelte/require-each-key': 'error',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: files('*'), rules: restrict(tauri) },
  {
    files: files('platform'),
    rules: restrict(fence('ui', 'features', 'shell', 'session', 'router', 'i18n')),
  },
  { files: files('i18n'), rules: restrict(tauri, fence('ui', 'features', 'shell', 'session', 'router')) },
  { files: files('router'), rules: restrict(tauri, fence('ui', 'features', 'shell', 'session', 'i18n')) },
  { files: files('session'), rules: restrict(tauri, fence('ui', 'features', 'shell')) },
  { files: files('ui'), rules: restrict(tauri, fence('features', 'shell', 'session')) },
  { files: files('features'), rules: restrict(tauri, fence('shell'), otherFeature) },
);
