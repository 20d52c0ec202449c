import { expect, test } from 'vitest';
import { stripsOf } from './calendar';

const counts = { days: 92, days_detected: 88, detections: 88, confirmed: 0 };

test('a stay over the turn of the year lies on two strips, with its gaps', () => {
  const gap = { first: '2022-12-21', last: '2022-12-23', days: 3, hours: null };
  const strips = stripsOf([{ ...counts, first: '2022-12-01', last: '2023-03-02', gaps: [gap] }]);
  expect(strips.map(({ year }) => year)).toEqual([2023, 2022]);
  expect(strips[0]!.stays[0]).toEqual({ at: 0, width: 61 / 365 });
  expect(strips[1]!.stays[0]!.width).toBeCloseTo(31 / 365, 9);
  expect(strips[1]!.gaps[0]!.width).toBeCloseTo(3 / 365, 9);
});

test('years between are drawn empty, and no stays are no strips', () => {
  const one = (day: string) => ({ ...counts, first: day, last: day, gaps: [] });
  expect(stripsOf([one('2020-05-01'), one('2022-05-01')]).map(({ stays }) => stays.length)).toEqual([1, 0, 1]);
  expect(stripsOf([])).toEqual([]);
});
