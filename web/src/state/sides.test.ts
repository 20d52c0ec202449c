import { expect, it } from 'vitest';
import { largest, sidesOf, takerBreaks, takerTokens, takerValues, TODAY, yearOf } from './sides';

const day = { id: 'a', plan: { name: 'A' } };
const years = { id: 'b', plan: { name: 'B' }, pathway: { years: [2026, 2027, 2028] } };
const now = { year: null, without: false };

it('shows today beside a plan, and nothing beside today', () => {
  expect(sidesOf(null, null, now)).toEqual([TODAY, null]);
  expect(sidesOf(day, null, now)).toEqual([TODAY, { plan: 'a', year: null, without: false }]);
});

it('shows a year of a plan beside the same year without it', () => {
  const [left, right] = sidesOf(years, null, { year: 2027, without: true });
  expect(left).toEqual({ plan: 'b', year: 2027, without: true });
  expect(right).toEqual({ plan: 'b', year: 2027, without: false });
  expect(sidesOf(day, null, { year: null, without: true })[0]).toEqual(TODAY);
});

it('shows two plans, each in the wanted year or in its last', () => {
  expect(sidesOf(years, day, { year: 2027, without: true })).toEqual([{ plan: 'b', year: 2027, without: false }, { plan: 'a', year: null, without: false }]);
  expect(yearOf(years, 2050)).toBe(2028);
});

it('breaks takers into at most four runs of years', () => {
  expect(takerBreaks({ years: null })).toEqual([1]);
  const many = Array.from({ length: 25 }, (_, place) => 2026 + place);
  expect(takerBreaks({ years: many })).toEqual([1, 2033, 2040, 2047]);
  expect(takerBreaks({ years: [2026, 2027] })).toEqual([1, 2027]);
  for (const span of [1, 2, 3, 5, 10, 25]) {
    const breaks = takerBreaks({ years: many.slice(0, span) });
    expect(takerTokens({ breaks })).toHaveLength(breaks.length + 1);
  }
});

it('hatches who could have a measure and leaves the others plain', () => {
  expect([...takerValues(Float32Array.from([NaN, 0, 2030]))]).toEqual([0, NaN, 2030]);
});

it('knows the largest of values of which some are not known', () => {
  expect([[1, NaN, 450], [NaN], []].map((values) => largest(Float32Array.from(values)))).toEqual([450, 0, 0]);
});
