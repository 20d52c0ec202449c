/** The question of a search for measures, and the bars of its cost curve. */
import { describe, expect, it } from 'vitest';
import type { SearchedMeasure, WorkProgress } from '../../api/types';
import { barsOf, draftOf, minutesLeft, questionOf } from './search';

const REST = { years: { from: 2026, to: 2050 }, scenario: 'frozen', seed: 7, target: { base_year: 2020, reduction: 0.8, by: 2040, base_value: 900, milestones: [{ by: 2030, reduction: 0.5 }] } };

describe('the question', () => {
  it('is the target of the plan as it stands', () => {
    expect(questionOf(draftOf(REST, 2026), REST, 'Ours', [])).toEqual({ ...REST, name: 'Ours' });
  });
  it('lets go of what belongs to another target', () => {
    const { target } = questionOf({ ...draftOf(REST, 2026), base: 2019 }, REST, '', []) as { target: object };
    expect(target).toEqual({ base_year: 2019, reduction: 0.8, by: 2040 });
  });
  it('names no target where the promise of the city is asked for', () => {
    expect(questionOf({ ...draftOf(REST, 2026), promised: true }, REST, '', [])).toEqual({ scenario: 'frozen', seed: 7 });
  });
  it('has a ceiling of a year, and the measures of the plan without their uptake', () => {
    const draft = { ...draftOf({}, 2026), yearly: 5e6, own: true };
    expect(questionOf(draft, {}, '', [{ intervention: 'walls', uptake: 0.4, where: { zone: ['A'] } }])).toEqual({
      target: { base_year: 2026, reduction: 0.6, by: 2035 },
      money: { investment_of_year: 5e6 },
      measures: [{ intervention: 'walls', where: { zone: ['A'] } }],
    });
  });
});

it('bars stand beside each other, and what adds nothing has none', () => {
  const measures = [
    { label: 'a', added: 10, price: -5 },
    { label: 'b', added: 0, price: 3 },
    { label: 'c', added: 4, price: null },
    { label: 'd', added: 6, price: 20 },
  ] as SearchedMeasure[];
  expect(barsOf(measures)).toEqual([
    { label: 'a', from: 0, to: 10, price: -5 },
    { label: 'd', from: 10, to: 16, price: 20 },
  ]);
});

it('tells whole minutes that are left, nothing before the pace is known', () => {
  expect([null, 3, 61].map((seconds_left) => minutesLeft({ seconds_left } as WorkProgress))).toEqual([null, 1, 2]);
});
