import { expect, it } from 'vitest';
import { problemOfNew } from './passphrase';

it('asks for eight characters, twice the same', () => {
  expect(problemOfNew('', '')).toBe('empty');
  expect(problemOfNew('tujuh-7', 'tujuh-7')).toBe('short');
  expect(problemOfNew('kopi tubruk', 'kopi tubruK')).toBe('different');
  expect(problemOfNew('kopi tubruk', 'kopi tubruk')).toBeNull();
  expect(problemOfNew('\u{1f511}'.repeat(7), '')).toBe('short');
});
