import { expect, it } from 'vitest';
import { attributeOf, counted, countedBy, orderOf, rowsOf, wholeNumber } from './count';

it('goes to the plan and back', () => {
  for (const count of [500, { rows: 500, of: 'planted_trees' }, { rows: 500, of: 'planted_trees', highest: 'felt_in_afternoon' }, { rows: 500, highest: 'felt_in_afternoon' }, { rows: 3, lowest: 'tree_cover' }]) {
    expect(counted(rowsOf(count), orderOf(count), countedBy(count))).toEqual(count);
  }
  expect(orderOf({ rows: 5 })).toBe('lot');
  expect([attributeOf('lot'), attributeOf('lowest:tree_cover')]).toEqual([null, 'tree_cover']);
});

it('is a whole number', () => {
  expect([499.6, 0, -3, Number.NaN, 1e9].map(wholeNumber)).toEqual([500, null, null, null, null]);
});
