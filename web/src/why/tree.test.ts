import { expect, it } from 'vitest';
import type { Driver, Explanation } from '../api/types';
import { folded, pathsTo, roots, stepsOf } from './tree';

const step = (quantity: string, part: Partial<Explanation> = {}) => ({ quantity, kind: 'rowwise', entity: 'city', row: null, share: null, inputs: [], ...part }) as unknown as Explanation;
const cause = (input: string, share: number): Driver => ({ input, label: input, share, source: '' });

it('opens a sum by what makes it uncertain, then by its largest parts, which have no share of their own', () => {
  const parts = [step('heat', { entity: 'building', row: 3, share: 0.9 }), step('heat', { entity: 'building', row: 7, share: 0.9 })];
  const nodes = roots(step('city_heat', { kind: 'total', inputs: parts }), [cause('walls', 0.6), cause('year', 0.2), cause('roof', 0.04), cause('air', 0.03)]);
  expect(nodes.map(({ id, share }) => [id, share])).toEqual([['walls', 0.6], ['year', 0.2], ['rest', 0.07], ['parts', null]]);
  const largest = nodes.at(-1)!;
  expect(largest.what === 'parts' && largest.nodes.map(({ id, share }) => [id, share])).toEqual([['heat.3', null], ['heat.7', null]]);
});

it('opens anything else by its inputs and folds those below 5 %', () => {
  const inputs = [step('a', { share: 0.7 }), step('b', { share: 0.05 }), step('c', { share: 0.049 }), step('d', { share: 0 })];
  expect(roots(step('x', { inputs }), []).map(({ id }) => id)).toEqual(['a', 'b', 'rest']);
});

it('folds nothing where no share is known, and no single line', () => {
  const plain = stepsOf(step('x'), [step('a'), step('b')]);
  expect(folded(plain)).toBe(plain);
  expect(folded(stepsOf(step('x'), [step('a', { share: 0.9 }), step('b', { share: 0.01 })])).length).toBe(2);
});

it('knows every step of a path', () => {
  expect(pathsTo('parts/heat.3/walls')).toEqual(['parts', 'parts/heat.3', 'parts/heat.3/walls']);
});
