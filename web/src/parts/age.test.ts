import { expect, it } from 'vitest';
import { freshness, span } from './age';

it('is live within its rhythm, old after it, stale after three of them', () => {
  expect([[600, 600], [601, 600], [1800, 600], [1801, 600], [9e9, null], [null, 60]].map(([age, rhythm]) => freshness(age!, rhythm!))).toEqual([
    'live', 'old', 'old', 'stale', 'live', 'live',
  ]);
});

it('says an age in a unit of which there are at least two', () => {
  expect([20, 540, 7_199, 7_200, 172_800].map(span)).toEqual([
    { unit: 'minutes', count: 1 }, { unit: 'minutes', count: 9 }, { unit: 'minutes', count: 119 }, { unit: 'hours', count: 2 }, { unit: 'days', count: 2 },
  ]);
});
