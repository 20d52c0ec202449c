// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Quota } from '../api/enterprises';
import { numberOf, placeOf } from '../state/address';
import { AXIS, pictureOf, RIGHT } from './quota';

const QUOTA: Quota = {
  pollutant: 'nitrogen_oxides', label: 'NOx', year: 2025, quota: 10, unit: 't', used: 4, share: 0.4,
  days: [{ day: '2025-01-01', used: 2 }, { day: '2025-01-02', used: 4 }],
  missing: 0, measured_days: 0, used_up: null, within_since: null, within_until: null, expected: null, earliest: null, latest: null, doubt: '', told: '',
};

test('sums begin with nothing and end with the last day', () => {
  const { line, x, y } = pictureOf(QUOTA, 400, 180);
  const end = x(Date.UTC(2025, 0, 3));
  expect(line).toBe(`M${AXIS.toFixed(1)} ${y(0).toFixed(1)}L${x(Date.UTC(2025, 0, 2)).toFixed(1)} ${y(2).toFixed(1)}L${end.toFixed(1)} ${y(4).toFixed(1)}`);
});

test('the quota lies within the picture, also where more is used', () => {
  const { limit, y, levels } = pictureOf({ ...QUOTA, days: [{ day: '2025-01-01', used: 40 }] }, 400, 180);
  expect(limit).toBe(y(10));
  expect(levels.at(-1)).toBeGreaterThanOrEqual(40);
});

test('an interval without an end lasts until the year is over', () => {
  const { band, x } = pictureOf({ ...QUOTA, expected: '2025-11-01', earliest: '2025-10-01' }, 400, 180);
  expect(band!.x).toBe(x(Date.UTC(2025, 9, 1)));
  expect(band!.x + band!.width).toBeCloseTo(400 - RIGHT);
  expect(pictureOf(QUOTA, 400, 180).band).toBeNull();
});

test('an enterprise has an address of its own', () => {
  expect([placeOf('/enterprise'), placeOf('/enterprise/12'), placeOf('/enterprise/12/'), placeOf('/enterprise/x')]).toEqual(['enterprise', 'enterprise', 'enterprise', null]);
  expect([numberOf('/enterprise/12'), numberOf('/enterprise'), numberOf('/plan/12')]).toEqual(['12', null, null]);
});
