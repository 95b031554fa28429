/**
 * What a person likes about this window, kept in its storage under their profile: a machine may have several people.
 * Nothing of their learning; that lies in the record.
 */
let prefix = 'academy..';

export const own = {
  /** Who sits here; null while nobody does. */
  belongsTo(profile: string | null): void {
    prefix = `academy.${profile ?? ''}.`;
  },

  get(name: string): string | null {
    return localStorage.getItem(prefix + name);
  },

  set(name: string, value: string): void {
    localStorage.setItem(prefix + name, value);
  },

  /** This person's is gone, and nobody else's. */
  forget(): void {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    for (const name of names) if (name.startsWith(prefix)) localStorage.removeItem(name);
  },
};
