/** The language of the screens. `i18n.t` are the words, `i18n.format` numbers and dates; both follow a switch at once. */
import type { Language, Words } from '../platform/academy.gen';
import { en } from './en';
import { formats, type Format } from './format';
import { id } from './id';
import type { Catalogue } from './catalogue';

const catalogues: Record<Language, Catalogue> = { id, en };

class I18n {
  language = $state<Language>('id');
  readonly t: Catalogue = $derived(catalogues[this.language]);
  readonly format: Format = $derived(formats[this.language]);

  use(language: Language): void {
    this.language = language;
    document.documentElement.lang = language;
  }

  /** The sentence of a message that came in both languages. */
  say(words: Words): string {
    return words[this.language];
  }

  /** The language to name in `lang=` when a text is not in the language of the screens. */
  langOf(text: Language): Language | undefined {
    return text === this.language ? undefined : text;
  }
}

export const i18n = new I18n();
