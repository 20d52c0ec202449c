import { expect, it } from 'vitest';
import type { Explanation } from '../api/types';
import { driversOf, portionsOf } from './shares';

const told = (more: Partial<Explanation>) => ({ quantity: 'heard', entity: 'receiver', row: 7, label: 'Heard', name: null, id: null, value: 0, weight: null, inputs: [], ...more }) as Explanation;
const street = (row: number, value: number, weight: number) => told({ quantity: 'sound', entity: 'street', row, name: `Street ${row}`, value, weight });

it('tells the largest parts by value times weight, what is left, and other sums as a whole', () => {
  const portions = portionsOf([told({ value: 90, inputs: [street(1, 1000, 0.05), street(2, 300, 0.1)] }), told({ quantity: 'faint', label: 'Faint', value: 10 })]);
  expect(portions.map(({ label, row, share }) => [label, row, Number(share.toFixed(6))])).toEqual([['Street 1', 1, 0.5], ['Street 2', 2, 0.3], ['', null, 0.1], ['Faint', null, 0.1]]);
  expect(portions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

it('tells no rest where the parts are all of it, and nothing of a sum of nothing', () => {
  expect(portionsOf([told({ value: 50, inputs: [street(1, 1000, 0.05)] })]).map(({ row }) => row)).toEqual([1]);
  expect(portionsOf([told({ value: 0 })])).toEqual([]);
  expect(portionsOf([told({ value: null })])).toEqual([]);
  expect(portionsOf([])).toEqual([]);
});

it('tells quantities of the row itself with their signs, the largest first, and nothing of parts that are other rows', () => {
  const driver = (label: string, value: number) => told({ quantity: label, label, value });
  const sum = told({ value: 1.3, inputs: [driver('Water', -0.8), driver('Density', 2), driver('Traffic', 0), driver('Buildings', 0.1)] });
  expect(driversOf(sum).map(({ label, value, part }) => [label, value, part])).toEqual([['Density', 2, 1], ['Water', -0.8, 0.4], ['Buildings', 0.1, 0.05]]);
  expect(driversOf(told({ value: 50, inputs: [street(1, 1000, 0.05)] }))).toEqual([]);
});
