import { expect, it } from 'vitest';
import { apart, band, line, scale, ticks, yearTicks } from './chart';

const same = (value: number) => value;

it('has round ticks that hold all values and zero', () => {
  expect(ticks([37.6, 2.8])).toEqual([0, 10, 20, 30, 40]);
  expect(ticks([-12, 30])).toEqual([-20, 0, 20, 40]);
  expect(ticks([])).toEqual([0, 1]);
  for (const high of [0.004, 7, 99, 1234, 5e6]) {
    const found = ticks([high]);
    expect([found[0], found.at(-1)! >= high, found.length >= 3 && found.length <= 6]).toEqual([0, true, true]);
  }
});

it('places a value between the ends', () => {
  expect([scale(0, 10, 100, 200)(5), scale(0, 10, 200, 100)(10), scale(3, 3, 0, 9)(3)]).toEqual([150, 100, 0]);
});

it('leaves a gap in a line where a value is missing', () => {
  expect(line([1, 2, 3, 4], [5, 6, null, 8], same, same)).toBe('M1 5L2 6M4 8');
});

it('goes along the upper ends and back along the lower ones', () => {
  expect(band([1, 2], [{ low: 0, high: 3 }, { low: 1, high: 4 }], same, same)).toBe('M1 3L2 4L2 1L1 0Z');
  expect(band([], [], same, same)).toBe('');
});

it('writes the first year, the last, and round ones that have room', () => {
  const years = Array.from({ length: 25 }, (_, place) => 2026 + place);
  expect(yearTicks(years, 330)).toEqual([2026, 2030, 2035, 2040, 2045, 2050]);
  expect(yearTicks(years, 100)).toEqual([2026, 2050]);
  expect(yearTicks([2030], 300)).toEqual([2030]);
});

it('moves labels apart', () => {
  expect(apart([10, 12, 60], 15)).toEqual([10, 25, 60]);
  expect(apart([12, 10], 15)).toEqual([25, 10]);
});
