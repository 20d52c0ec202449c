import { expect, test } from 'vitest';
import { between, fieldTime, timeOf } from './breaches';

const NOTICED = Date.UTC(2026, 4, 1, 12);

test('the clock of the law leaves whole hours and minutes', () => {
  expect(between(NOTICED + 72 * 3_600_000, NOTICED + 90_500)).toEqual({ hours: 71, minutes: 58 });
  expect(between(NOTICED, NOTICED + 61 * 60_000)).toEqual({ hours: 1, minutes: 1 });
  expect(between(NOTICED, NOTICED)).toEqual({ hours: 0, minutes: 0 });
});

test('a time is the same after it stood in a field', () => {
  expect(timeOf(fieldTime(NOTICED))).toBe('2026-05-01T12:00:00.000Z');
  expect(timeOf('')).toBeNull();
});
