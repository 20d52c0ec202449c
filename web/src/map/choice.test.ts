import { expect, it } from 'vitest';
import type { Quantity } from '../api/types';
import { bySubject, choices, choose } from './choice';

const quantity = (name: string, unit: string, breaks: number[] | null, mappable = true, entity = 'thing') => ({ name, unit, breaks, mappable, entity, better: 'less', subject: 'energy', kind: 'rowwise' }) as Quantity;
const all = [
  quantity('wall_area', 'm²', null),
  quantity('energy_cost', 'money/a', [1, 2]),
  quantity('energy_cost_per_area', 'money/(m²·a)', [1, 2]),
  quantity('building_use', 'category', null),
  quantity('city_energy_cost', 'money/a', null, false),
];

it('lists what compares buildings first, and nothing that has no number on the map', () => {
  expect(choices(all, 'thing').map(({ name, quantities }) => [name, quantities.map((each) => each.name)])).toEqual([
    ['compared', ['energy_cost_per_area']], ['whole', ['energy_cost']], ['detail', ['wall_area']],
  ]);
});

it('begins with what is better low of what compares, else with the first that there is', () => {
  const need = quantity('heat_per_area', 'kWh/(m²·a)', [50]);
  const own = [{ ...need, better: 'more' as const }, ...all, quantity('noise', 'dB', null, true, 'link')];
  expect([choose(own, null, 'thing')?.name, choose(own, null, 'link')?.name, choose(own, 'noise', 'thing')?.name]).toEqual(['energy_cost_per_area', 'noise', 'noise']);
  expect([choose([need, ...all], null, 'thing')?.name, choose(all, null, 'thing')?.name, choose(all, 'wall_area', 'thing')?.name, choose(all, 'unknown', 'thing')?.name]).toEqual([
    'heat_per_area', 'energy_cost_per_area', 'wall_area', 'energy_cost_per_area',
  ]);
  expect(choose([], null, 'thing')).toBeNull();
});

it('groups by subject, attributes of files on their own', () => {
  const given = { ...quantity('storeys', '1', null), kind: 'given' as const };
  expect(bySubject([given, ...all]).map(([subject, members]) => [subject, members.length])).toEqual([['attributes', 1], ['energy', 5]]);
});
