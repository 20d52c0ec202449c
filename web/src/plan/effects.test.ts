import { expect, it } from 'vitest';
import type { Effect, Verdict } from '../api/types';
import { grouped, groupOf, leading, reach } from './effects';

const effect = (quantity: string, unit: string, percent: number, verdict: Verdict): Effect => (
  { quantity, unit, label: quantity, today: 100, plan: 100 + percent, change: percent, change_percent: percent, verdict, quality: 4 }
);
const effects = [
  effect('city_peak', 'kW', 9, 'worse'),
  effect('city_need', 'kWh/a', -17, 'better'),
  effect('city_greenhouse_gas_emissions', 't/a', -24, 'better'),
];

it('puts better before worse and leaves out empty groups', () => {
  expect(grouped(effects).map(({ group, effects: members }) => [group, members.length])).toEqual([['better', 2], ['worse', 1]]);
});

it('does not call a change without a wanted direction "no change"', () => {
  expect([effect('a', '1', 5, 'same'), effect('b', '1', 0, 'same')].map(groupOf)).toEqual(['changed', 'same']);
});

it('leads with carbon, else with the first headline', () => {
  expect(leading(effects)?.quantity).toBe('city_greenhouse_gas_emissions');
  expect(leading(effects.slice(0, 2))?.quantity).toBe('city_peak');
});

it('has one axis that holds every change', () => {
  expect([reach(effects), reach([]), reach([effect('a', '1', -340, 'better')])]).toEqual([30, 5, 100]);
});
