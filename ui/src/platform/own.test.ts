import { beforeEach, expect, it } from 'vitest';
import { own } from './own';

beforeEach(() => {
  localStorage.clear();
});

it('keeps what one likes apart from what another likes, and forgets only that', () => {
  own.belongsTo('sari');
  own.set('single-keys', 'off');
  own.belongsTo('budi');
  expect(own.get('single-keys')).toBeNull();
  own.set('single-keys', 'on');
  own.forget();
  expect(own.get('single-keys')).toBeNull();
  own.belongsTo('sari');
  expect(own.get('single-keys')).toBe('off');
});
