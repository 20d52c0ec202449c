import { expect, it } from 'vitest';
import type { Quantity } from '../api/types';
import { choices, choose } from './choice';

const quantity = (name: string, unit: string, breaks: number[] | null, mappable = true) => ({ name, unit, breaks, mappable }) as Quantity;
const all = [
  quantity('wall_area', 'm²', null),
  quantity('energy_cost', 'money/a', [1, 2]),
  quantity('energy_cost_per_area', 'money/(m²·a)', [1, 2]),
  quantity('building_use', 'category', null),
  quantity('city_energy_cost', 'money/a', null, false),
];

it('lists what compares buildings first, and nothing that has no number on the map', () => {
  expect(choices(all).map(({ name, quantities }) => [name, quantities.map((each) => each.name)])).toEqual([
    ['compared', ['energy_cost_per_area']], ['whole', ['energy_cost']], ['detail', ['wall_area']],
  ]);
});

it('begins with what is shown first, else with the first that compares', () => {
  const first = 'space_heating_need_per_area';
  const need = quantity(first, 'kWh/(m²·a)', [50]);
  expect([choose([...all, need], null, first)?.name, choose(all, null, first)?.name, choose(all, 'wall_area')?.name, choose(all, 'unknown')?.name]).toEqual([
    'space_heating_need_per_area', 'energy_cost_per_area', 'wall_area', 'energy_cost_per_area',
  ]);
  expect(choose([], null)).toBeNull();
});
