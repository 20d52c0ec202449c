import { expect, test } from 'vitest';
import type { Diagnosis } from '../../api/types';
import { around, hectaresOf, sharesOf } from './trace';

const candidate = (name: string, probability: number) => ({ name, probability });
const said = (verdict: string): Pick<Diagnosis, 'document'> =>
  ({
    document: {
      trace: { verdict, candidates: ['works', 'kiln', 'yard', 'road'].map((name, at) => candidate(name, 0.6 - at / 5)), unknown: { probability: 0.1 } },
      evidence: [{ name: 'works', wind_side: 'for', profile: 'nothing' }, { name: 'kiln', wind_side: 'against', profile: 'against' }],
    },
  }) as unknown as Pick<Diagnosis, 'document'>;

test('three candidates and one that nobody knows, each with what else speaks for or against it', () => {
  const shares = sharesOf(said('candidate'));
  expect(shares.map(({ name }) => name)).toEqual(['works', 'kiln', 'yard', null]);
  expect(shares[0]?.said).toEqual([{ what: 'side', how: 'for' }]);
  expect(shares[1]?.said).toEqual([{ what: 'side', how: 'against' }, { what: 'profile', how: 'against' }]);
  expect(shares[2]?.said).toEqual([]);
  expect(sharesOf(said('cannot_tell'))).toEqual([]);
});

test('corners go around all cells once', () => {
  expect(around([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 0]])).toEqual([[0, 0], [2, 0], [2, 2], [0, 2]]);
  expect(around([[0, 0], [1, 1]])).toEqual([]);
});

test('ground is in hectares', () => {
  expect(hectaresOf({ area: 25_000 })).toBe(2.5);
});
