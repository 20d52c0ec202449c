import { expect, it, vi } from 'vitest';
import type { Client } from '../api/client';
import type { EntityRow, QualityLevel, RoleTold } from '../api/types';
import { Roles } from '../state/roles';
import { isChanged, mostOf, rowsOf, sectionOf, sectionQuantities, stripsOf, takenBy, valuesOf } from './section';

const LISTED: [role: string, quantities: string[]][] = [
  ['section', ['foot_l', 'park_l', 'lanes', 'green_r', 'foot_r']],
  ['section_walked', ['foot_l', 'foot_r']],
  ['section_parked', ['park_l']],
  ['section_driven', ['lanes']],
  ['section_green', ['green_r']],
  ['section_whole', ['whole']],
  ['section_rest', ['rest']],
];
const roles = new Roles(LISTED.flatMap(([role, quantities]) => quantities.map((quantity) => ({ role, quantity, entity: 'street' }) as RoleTold)));

function row(widths: Record<string, number | null>): EntityRow {
  const values = Object.entries(widths).map(([quantity, value]) => ({ quantity, label: quantity.toUpperCase(), value, unit: 'm', quality: 2 as QualityLevel }));
  return { entity: 'street', values } as unknown as EntityRow;
}

const TODAY = { foot_l: 2.4, park_l: 2.1, lanes: 5.5, green_r: 0, foot_r: 2.4, whole: 15, rest: 2.6 };
const today = sectionOf(roles, row(TODAY));

it('asks for the parts, the whole and the rest, of an entity that has a section alone', () => {
  expect(sectionQuantities(roles, 'street')).toEqual(['foot_l', 'park_l', 'lanes', 'green_r', 'foot_r', 'whole', 'rest']);
  expect(sectionQuantities(roles, 'building')).toEqual([]);
  expect(sectionQuantities(roles, null)).toEqual([]);
});

it('asks for today, and for a plan in its year', async () => {
  const call = vi.fn().mockResolvedValue({});
  const client = { row: call } as unknown as Client;
  await valuesOf(client, 'street', 'way/1', ['a', 'b']);
  await valuesOf(client, 'street', 'way/1', ['a'], { plan: 'p', year: 2030, without: false });
  expect(call.mock.calls.map((given) => given[3] as string)).toEqual(['?quantity=a&quantity=b', '?quantity=a&plan=p&year=2030']);
});

it('draws the parts from left to right to scale, with half of what is not known at each end', () => {
  const strips = stripsOf(today);
  expect(strips.map(({ use }) => use)).toEqual(['rest', 'walked', 'parked', 'driven', 'walked', 'rest']);
  expect(strips.map(({ from }) => Number(from.toFixed(3)))).toEqual([0, 1.3, 3.7, 5.8, 11.3, 13.7]);
  const last = strips.at(-1)!;
  expect(last.from + last.width).toBeCloseTo(15, 9);
  expect(mostOf([today])).toBeCloseTo(15, 9);
});

it('draws no rest where there is none, and none where the parts contradict the façades', () => {
  for (const rest of [null, 0, -2.6]) {
    const section = sectionOf(roles, row({ ...TODAY, rest, whole: rest === null ? null : 12.4 + rest }));
    expect(stripsOf(section).map(({ use }) => use)).toEqual(['walked', 'parked', 'driven', 'walked']);
    expect(mostOf([section])).toBeCloseTo(12.4, 9);
  }
});

it('keeps the scale of today and plan alike', () => {
  const wider = sectionOf(roles, row({ ...TODAY, lanes: 12, rest: -3.9 }));
  expect(mostOf([today, wider])).toBeCloseTo(takenBy(wider), 9);
});

it('sets the plan beside today, and tells whether any part changes', () => {
  const plan = sectionOf(roles, row({ ...TODAY, park_l: 0, green_r: 2.1 }));
  const rows = rowsOf(today, plan);
  expect(rows.map(({ quantity, today: before, plan: after }) => [quantity, before?.value, after?.value])).toEqual([
    ['foot_l', 2.4, 2.4], ['park_l', 2.1, 0], ['lanes', 5.5, 5.5], ['green_r', 0, 2.1], ['foot_r', 2.4, 2.4], ['rest', 2.6, 2.6], ['whole', 15, 15],
  ]);
  expect(isChanged(rows)).toBe(true);
  expect(isChanged(rowsOf(today, today))).toBe(false);
  expect(rowsOf(today, null).map(({ quantity }) => quantity)).not.toContain('green_r');
});
