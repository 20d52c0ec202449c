import { expect, it } from 'vitest';
import type { EntityRow } from '../api/types';
import { Roles } from '../state/roles';
import { acrossQuantities, classOf, spotsOf } from './across';

const role = (name: string, quantity: string) => ({ role: name, quantity, entity: 'street' });
const roles = new Roles([role('section_across', 'left'), role('section_across', 'right'), role('section_lit', 'sun_left'), role('section_lit', 'sun_right')] as never);
const row = (values: Record<string, number | null>) => ({ entity: 'street', values: Object.entries(values).map(([quantity, value]) => ({ quantity, label: quantity, unit: '°C', value, quality: 5 })) }) as unknown as EntityRow;

it('tells values and sun from left to right, and nothing where nothing is known', () => {
  expect(acrossQuantities(roles, 'street')).toEqual(['left', 'right', 'sun_left', 'sun_right']);
  expect(spotsOf(roles, row({ left: 36.5, right: null, sun_left: 0.8, sun_right: null })).map(({ value, lit }) => [value, lit])).toEqual([[36.5, 0.8], [null, null]]);
  expect(spotsOf(roles, row({ left: null, right: null }))).toEqual([]);
});

it('finds the class of a value, also beyond the breaks', () => {
  expect([10, 26, 31.9, 38, 50].map((value) => classOf(value, [20, 23, 26, 29, 32, 38]))).toEqual([1, 3, 4, 6, 6]);
});
