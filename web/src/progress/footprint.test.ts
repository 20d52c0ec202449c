/** A footprint: the factors of the day, by hand what comes of them; and the cells of the inventory. */
import { expect, it } from 'vitest';
import type { Inventory, Parameter } from '../api/types';
import { factorsOn, footprintOf } from './footprint';
import { byVerdict, keysOf, scopeOf, silentIn } from './inventory';

const parameter = (name: string, values: [from: string, value: number | null][], unit = 'kg/kWh'): Parameter => ({
  name, label: name, unit, where: '', by: [], interpolate: false, doubt: null, tables: [], values: values.map(([from, value]) => ({ from, value, source: `of ${from}`, quality: 1 })),
});
const PARAMETERS = [
  parameter('gas_emission_factor', [['1990-01-01', 0.2026]]),
  parameter('electricity_emission_factor', [['2020-01-01', 0.1], ['2024-01-01', 0.033], ['2030-01-01', 0.01]]),
  parameter('oil_emission_factor', [['2030-01-01', 0.3]]),
  parameter('wood_emission_factor', [['1990-01-01', null]]),
  parameter('coal_emission_factor', [['1990-01-01', 98.3]], 't/TJ'),
];

it('takes the factor that holds on the day, and leaves out carriers without one', () => {
  expect(factorsOn(PARAMETERS, '2026-06-01').map(({ carrier, value, source }) => [carrier, value, source])).toEqual([['electricity', 0.033, 'of 2024-01-01'], ['gas', 0.2026, 'of 1990-01-01']]);
  expect(factorsOn(PARAMETERS, '2024-01-01')[0].value).toBe(0.033);
});
it('multiplies and adds up', () => {
  // 2,000 kWh x 0.033 + 10,000 kWh x 0.2026 (IPCC 2006, vol. 2, table 2.4) = 66 + 2,026 kg
  const { parts, total } = footprintOf(factorsOn(PARAMETERS, '2026-06-01'), { electricity: 2000, gas: 10000 });
  expect(parts.map(({ carrier }) => carrier)).toEqual(['electricity', 'gas']);
  expect(total).toBeCloseTo(2092, 9);
});
it.each([null, -5, Number.NaN, undefined])('counts nothing for %s', (amount) => expect(footprintOf(factorsOn(PARAMETERS, '2026-06-01'), { gas: amount ?? null })).toEqual({ parts: [], total: 0 }));
it('counts nothing of a carrier without a factor', () => expect(footprintOf([], { gas: 10 }).total).toBe(0));

const sum = { emissions: null, low: null, high: null, biogenic: null, lines: 0, keys: { NO: 1, NE: 12 } };
it('counts notation keys in order', () => expect([keysOf(sum, ', '), keysOf({ ...sum, keys: {} }, ', ')]).toEqual(['12\u00a0NE, 1\u00a0NO', '']));
it('finds the cell of a scope', () => expect([scopeOf([{ ...sum, scope: 3 }], 3)?.scope, scopeOf([], 1)]).toEqual([3, null]));
it('counts what is not spoken of in the level that is shown', () => expect(silentIn({ level: 'basic+', levels: [{ ...sum, level: 'basic', label: '', silent: ['a'] }, { ...sum, level: 'basic+', label: '', silent: ['a', 'b'] }] } as unknown as Inventory)).toBe(2));
it('parts what must add up by its verdict', () => {
  const identities = (['holds', 'differs', 'cannot-say', 'holds'] as const).map((verdict, place) => ({ verdict, code: `${place}` }));
  const parted = byVerdict({ identities } as unknown as Inventory);
  expect(Object.entries(parted).map(([verdict, some]) => [verdict, some.map(({ code }) => code).join()])).toEqual([['holds', '0,3'], ['differs', '1'], ['cannot-say', '2']]);
});
