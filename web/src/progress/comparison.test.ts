/** This city among others: where dots lie, and the words that say where the city stands. */
import { expect, it } from 'vitest';
import type { ComparedMethod, ComparedRow } from '../api/types';
import { axisOf, dotsOf, inOrder, medianOf, numbersOf, standingOf, yearsOf } from './comparison';

const all = { cities: 2, first_year: 2020, last_year: 2023, values: [3, 5], quantiles: null };
const method = (more: Partial<ComparedMethod> = {}): ComparedMethod => ({ method: { accounting: 'territorial', definition: '', unit: 't' }, ours: true, differs: [], all, alike: all, place: null, left_out: 0, ...more });
const row = (code: string, ...methods: ComparedMethod[]): ComparedRow => ({ framework: 'u4ssc', code, part: '', label: code, year: 2024, value: 4, low: 1, high: 6, unit: 't', methods });
const same = (value: number) => value;

it('puts a dot at its value, on top of one that it would cover', () => {
  expect(dotsOf([0, 4, 9, 10, 30], [], same, 8)).toEqual([[0, 0], [4, 1], [9, 0], [10, 2], [30, 0]].map(([x, level]) => ({ x, level, alike: false })));
});
it('no two dots of a level cover each other', () => {
  const dots = dotsOf(Array.from({ length: 80 }, (_, place) => Math.sqrt(place) * 5), [], same, 8);
  for (const one of dots) for (const other of dots) if (one !== other && one.level === other.level) expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(8);
});
it('marks as many dots of a value as there are cities alike', () => expect(dotsOf([2, 2, 2, 7], [2, 2], same, 1).map(({ alike }) => alike)).toEqual([true, true, false, false]));

it.each([[[3.2, 11.5]], [[100, 101]], [[5]], [[0]], [[-4, -1]]])('has an axis of a few round numbers around %j', (values) => {
  const axis = axisOf(values);
  expect([axis[0] <= Math.min(...values), axis.at(-1)! >= Math.max(...values), axis.length >= 2, axis.length <= 5]).toEqual([true, true, true, true]);
});
it('does not begin at zero where all values are far from it', () => expect(axisOf([100, 101])[0]).toBe(100));
it('does not go below zero for what is never below', () => expect([axisOf([0])[0], axisOf([0, 7])[0]]).toEqual([0, 0]));
it('holds the value of this city only where it was found in the same way', () => {
  expect([numbersOf(row('a'), method()), numbersOf(row('a'), method({ ours: false }))]).toEqual([[3, 5, 4, 1, 6], [3, 5]]);
});

it.each([
  [{ place: { low: 12.9, high: 56.1 } }, { kind: 'between', low: 12, high: 57 }],
  [{ place: { low: 3, high: 95.5 } }, { kind: 'anywhere', low: 3, high: 96 }],
  [{ place: { low: 0, high: 100 } }, { kind: 'anywhere', low: 0, high: 100 }],
  [{ ours: false }, { kind: 'differs' }],
  [{ alike: null }, { kind: 'nobody-counted' }],
  [{}, { kind: 'few', cities: 2 }],
])('says of %j that it is %j', (more, standing) => expect(standingOf(method(more))).toEqual(standing));

it('puts what can be held against others first and leaves the rest as it is', () => {
  expect(inOrder([row('a', method({ ours: false })), row('b'), row('c', method({ ours: false }), method())]).map(({ code }) => code)).toEqual(['c', 'a', 'b']);
});
it('has a middle where there are enough cities', () => {
  expect([medianOf(method()), medianOf(method({ all: { ...all, quantiles: [{ share: 0.25, value: 3 }, { share: 0.5, value: 4 }] } }))]).toEqual([null, 4]);
});
it('tells years where there are any', () => expect([yearsOf(all), yearsOf({ ...all, first_year: null, last_year: null })]).toEqual([{ first: '2020', last: '2023' }, null]));
