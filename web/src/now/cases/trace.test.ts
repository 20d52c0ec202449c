import { expect, test } from 'vitest';
import { around, hectaresOf, hoursOf } from './trace';

test('the last six whole hours of a case are asked about', () => {
  const [first_seen, now] = ['2026-03-02T01:20:00Z', Date.parse('2026-03-02T12:10:00Z')];
  expect(hoursOf({ first_seen, last_seen: '2026-03-02T10:05:00Z', standing: 0 }, now)).toEqual({ start: '2026-03-02T05:00:00.000Z', end: '2026-03-02T11:00:00.000Z' });
  expect(hoursOf({ first_seen, last_seen: '2026-03-02T03:00:00Z', standing: 0 }, now)).toEqual({ start: '2026-03-02T01:00:00.000Z', end: '2026-03-02T04:00:00.000Z' });
  expect(hoursOf({ first_seen, last_seen: first_seen, standing: 1 }, now)).toEqual({ start: '2026-03-02T07:00:00.000Z', end: '2026-03-02T13:00:00.000Z' });
});

test('corners go around all cells once', () => {
  expect(around([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 0]])).toEqual([[0, 0], [2, 0], [2, 2], [0, 2]]);
  expect(around([[0, 0], [1, 1]])).toEqual([]);
});

test('ground is in hectares', () => {
  expect(hectaresOf({ area: 25_000 })).toBe(2.5);
});
