import { expect, it } from 'vitest';
import type { TermView } from '../../platform';
import { filterTerms, groupByLetter } from './terms';

const aTerm = (id: string, name: string, other_name = ''): TermView => ({ id, name, other_name, html: '' });

it('finds by either name, whatever the case and the accents', () => {
  const terms = [aTerm('latency', 'Latensi', 'latency'), aTerm('subnet', 'Subnet')];
  expect(filterTerms(terms, 'LATENC').map(({ id }) => id)).toEqual(['latency']);
  expect(filterTerms(terms, 'súb').map(({ id }) => id)).toEqual(['subnet']);
  expect(filterTerms(terms, ' ')).toHaveLength(2);
});

it('orders by the alphabet and puts signs and digits under one letter', () => {
  const groups = groupByLetter(
    [aTerm('b', 'beban'), aTerm('a', 'Alamat'), aTerm('x', '802.1X'), aTerm('c', 'Akar')],
    'id',
  );
  expect(groups.map((group) => [group.letter, group.terms.map(({ name }) => name)])).toEqual([
    ['#', ['802.1X']],
    ['A', ['Akar', 'Alamat']],
    ['B', ['beban']],
  ]);
});
