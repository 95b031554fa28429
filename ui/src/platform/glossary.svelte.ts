import type { TermView } from './academy.gen';
import { call } from './call';

/** The glossary, asked for once and kept until the language changes. */
class Glossary {
  #terms: Promise<ReadonlyMap<string, TermView>> | null = null;

  async find(id: string): Promise<TermView | undefined> {
    this.#terms ??= this.#load();
    return (await this.#terms).get(id);
  }

  forget(): void {
    this.#terms = null;
  }

  async #load(): Promise<ReadonlyMap<string, TermView>> {
    try {
      const { terms } = await call('glossary.show', {});
      return new Map(terms.map((term) => [term.id, term]));
    } catch {
      this.#terms = null;
      return new Map();
    }
  }
}

export const glossary = new Glossary();
