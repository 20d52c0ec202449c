/** A footprint: the factors of the day, by hand what comes of them; and the cells of the inventory. */
import { expect, it } from 'vitest';
import type { EmissionFactor, Inventory } from '../api/types';
import { choicesOn, footprintOf, NAMES, namesFor, rateOf, rowFor, rowsOf, unitsOf, type Row } from './footprint';
import { byVerdict, keysOf, scopeOf, silentIn } from './inventory';

const ENERGY = { kWh: 3.6e-6, MWh: 3.6e-3, GJ: 1e-3 };
const factor = (name: string, gas: string, value: number, more: Partial<EmissionFactor> = {}): EmissionFactor => ({
  name, label: `Label of ${name}`, gas, value, low: null, high: null, unit: 'kg', activity_unit: 'TJ', potential: { CH4: 28, N2O: 265 }[gas] ?? 1, scales: { ...ENERGY, kg: 4.43e-5, L: 3.279e-5, m3: 3.279e-2 },
  region: 'world', valid_from: '1900-01-01', valid_until: null, biogenic: false, quality: 'L', sectors: [], parameter: null, source: `Source of ${name}`, steps: [], ...more,
});
const BOUGHT = { activity_unit: 'kWh', scales: { kWh: 1, MWh: 1000 } };
const FACTORS = [
  factor('electricity', 'CO2e', 0.1, { ...BOUGHT, valid_from: '2020-01-01', valid_until: '2024-01-01' }), factor('electricity', 'CO2e', 0.033, { ...BOUGHT, valid_from: '2024-01-01' }), factor('electricity', 'CO2e', 0.01, { ...BOUGHT, valid_from: '2030-01-01' }),
  ...['residential', 'commercial'].map((place) => factor(`natural_gas.${place}`, 'CO2', 56100, { scales: { ...ENERGY, kg: 4.8e-5 } })),
  factor('motor_gasoline.road', 'CO2', 69300), factor('motor_gasoline.road', 'CH4', 3.8), factor('motor_gasoline.road', 'N2O', 5.7),
  factor('natural_gas.road', 'CO2', 56100, { scales: { ...ENERGY, kg: 4.8e-5 } }),
  factor('wood.residential', 'CO2', 112000, { biogenic: true }), factor('wood.residential', 'CH4', 300),
  factor('composting.wet', 'CH4', 4, { activity_unit: 't', scales: { kg: 1e-3, t: 1 } }), factor('composting.wet', 'N2O', 0.24, { activity_unit: 't', scales: { kg: 1e-3, t: 1 } }),
  factor('incineration.municipal_waste', 'N2O', 0.05, { scales: {} }),
];
const CHOICES = choicesOn(FACTORS, '2026-06-01', 'household');
const row = (name: string, amount: number | null, unit: string, own: number | null = null): Row => ({ name, amount, unit, own });
const total = (...rows: Row[]) => footprintOf(CHOICES, rows).total;

it('takes the factor that holds on the day, and leaves out what has none or counts in no unit', () => {
  expect(CHOICES.map(({ name }) => name)).toEqual(['electricity', 'natural_gas.residential', 'wood.residential', 'motor_gasoline.road', 'natural_gas.road', 'composting.wet']);
  expect([CHOICES[0].rates.kWh, CHOICES[0].from]).toEqual([0.033, '2024-01-01']);
  expect(choicesOn(FACTORS, '2023-12-31', 'household')[0].rates.kWh).toBe(0.1);
});
it('multiplies and adds up over energy, litres, kilograms and waste', () => {
  // a litre of petrol: 3.279e-5 TJ x (69,300 + 28 x 3.8 + 265 x 5.7) kg/TJ (IPCC 2006, vol. 2, tables 3.2.1 and 3.2.2)
  const litre = 3.279e-5 * (69300 + 28 * 3.8 + 265 * 5.7);
  expect(litre).toBeCloseTo(2.325, 3);
  expect(total(row('motor_gasoline.road', 100, 'L'))).toBeCloseTo(100 * litre, 9);
  expect(total(row('natural_gas.residential', 10000, 'kWh'))).toBeCloseTo(10000 * 3.6e-6 * 56100, 9);
  expect(total(row('composting.wet', 150, 'kg'))).toBeCloseTo(0.15 * (4 * 28 + 0.24 * 265), 9);
  expect(total(row('electricity', 2, 'MWh'), row('electricity', 500, 'kWh'))).toBeCloseTo(2500 * 0.033, 9);
});
it('counts no carbon dioxide of wood, but its methane', () => expect(total(row('wood.residential', 1000, 'kWh'))).toBeCloseTo(3.6e-3 * 300 * 28, 9));
it('counts kilometres by what the vehicle needs on 100 of them', () => {
  expect(total(row('motor_gasoline.road', 12000, 'km', 6))).toBeCloseTo(total(row('motor_gasoline.road', 720, 'L')), 9);
  expect(total(row('natural_gas.road', 12000, 'km', 4))).toBeCloseTo(total(row('natural_gas.road', 480, 'kg')), 9);
  expect(total(row('electricity', 12000, 'km', 18))).toBeCloseTo(2160 * 0.033, 9);
  expect(rateOf(CHOICES[3], row('motor_gasoline.road', 12000, 'km'))).toBeNull();
  expect(total(row('motor_gasoline.road', 12000, 'km'))).toBe(0);
});
it('counts cubic metres of gas by the energy that its bill tells', () => expect(total(row('natural_gas.residential', 1000, 'm3', 10.5))).toBeCloseTo(total(row('natural_gas.residential', 10500, 'kWh')), 9));
it('offers only units that convert', () => {
  expect(unitsOf(CHOICES[1])).toEqual(['kWh', 'm3', 'kg', 'MWh', 'GJ']);
  expect(unitsOf(CHOICES[3])).toEqual(['kWh', 'L', 'm3', 'kg', 'km', 'MWh', 'GJ']);
  expect(unitsOf(CHOICES[5])).toEqual(['kg', 't']);
  expect([rowFor(CHOICES[3], 'L').unit, rowFor(CHOICES[5], 'L').unit]).toEqual(['L', 'kg']);
});
it.each([null, -5, Number.NaN, Infinity])('counts nothing for %s', (amount) => expect(footprintOf(CHOICES, [row('electricity', amount, 'kWh')])).toEqual({ parts: [], total: 0 }));
it('counts nothing of what has no factor', () => expect(footprintOf([], [row('electricity', 10, 'kWh')]).total).toBe(0));
it('keeps amounts where a company has the same fuel, and asks for the same factors whoever it is', () => {
  const company = choicesOn(FACTORS, '2026-06-01', 'company');
  expect(rowsOf([row('natural_gas.residential', 5, 'kWh'), row('wood.residential', 1, 'kWh')], company, 'company')).toEqual([row('natural_gas.commercial', 5, 'kWh')]);
  expect(namesFor('household').every((name) => NAMES.includes(name)) && namesFor('company').every((name) => NAMES.includes(name))).toBe(true);
});

const sum = { emissions: null, low: null, high: null, biogenic: null, lines: 0, keys: { NO: 1, NE: 12 } };
it('counts notation keys in order', () => expect([keysOf(sum, ', '), keysOf({ ...sum, keys: {} }, ', ')]).toEqual(['12\u00a0NE, 1\u00a0NO', '']));
it('finds the cell of a scope', () => expect([scopeOf([{ ...sum, scope: 3 }], 3)?.scope, scopeOf([], 1)]).toEqual([3, null]));
it('counts what is not spoken of in the level that is shown', () => expect(silentIn({ level: 'basic+', levels: [{ ...sum, level: 'basic', label: '', silent: ['a'] }, { ...sum, level: 'basic+', label: '', silent: ['a', 'b'] }] } as unknown as Inventory)).toBe(2));
it('parts what must add up by its verdict', () => {
  const identities = (['holds', 'differs', 'cannot-say', 'holds'] as const).map((verdict, place) => ({ verdict, code: `${place}` }));
  const parted = byVerdict({ identities } as unknown as Inventory);
  expect(Object.entries(parted).map(([verdict, some]) => [verdict, some.map(({ code }) => code).join()])).toEqual([['holds', '0,3'], ['differs', '1'], ['cannot-say', '2']]);
});
