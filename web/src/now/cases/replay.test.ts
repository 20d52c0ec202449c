import { describe, expect, test } from 'vitest';
import type { CaseDetails, Diagnosis, SensedReadings } from '../../api/types';
import { readUntil } from '../course';
import { HOUR, MINUTE } from '../times';
import { stopsOf } from './loop';
import { atMoment, momentsOf } from './replay';
import { driftOf } from './trace';

const SEEN = Date.UTC(2018, 7, 14, 9, 20);
const iso = (at: number) => new Date(at).toISOString();
const step = (state: CaseDetails['state'], at: number) => ({ state, at: iso(at), label: state }) as CaseDetails['steps'][number];
const dust = (told: Partial<CaseDetails>) => ({ first_seen: iso(SEEN), state: 'assigned', due: iso(SEEN + 9 * HOUR), steps: [step('seen', SEEN), step('assigned', SEEN + 90_500)], ...told }) as CaseDetails;

describe('moments of a replay', () => {
  test('are whole hours from before a case until now, and each step once it was made', () => {
    expect(momentsOf(dust({}), SEEN + HOUR).map(iso)).toEqual([
      '2018-08-14T06:00:00.000Z', '2018-08-14T07:00:00.000Z', '2018-08-14T08:00:00.000Z', '2018-08-14T09:00:00.000Z',
      '2018-08-14T09:20:00.000Z', '2018-08-14T09:22:00.000Z', '2018-08-14T10:00:00.000Z',
    ]);
  });

  test('end where the case was closed', () => {
    const over = dust({ state: 'closed', steps: [step('seen', SEEN), step('closed', SEEN + 2 * HOUR)] });
    expect(momentsOf(over, SEEN + 900 * HOUR).at(-1)).toBe(SEEN + 2 * HOUR);
  });

  test('are few, however long a case lasts, and none lies ahead', () => {
    const long = momentsOf(dust({}), SEEN + 2000 * HOUR);
    expect(long.length).toBeLessThan(175);
    expect(momentsOf(dust({ steps: [step('seen', SEEN), step('assigned', SEEN + 30_500)] }), SEEN + 31_000).at(-1)).toBe(SEEN);
  });
});

test('a case has the steps of the moment, no clock, and no stop before it was seen', () => {
  const then = atMoment(dust({}), SEEN + MINUTE);
  expect([then.state, then.due, then.steps.length]).toEqual(['seen', null, 1]);
  expect(stopsOf(then).map(({ state }) => state)).toEqual(['done', 'next', 'ahead', 'ahead', 'ahead']);
  expect(stopsOf(atMoment(dust({}), SEEN - HOUR)).map(({ state }) => state)).toEqual(['next', 'ahead', 'ahead', 'ahead', 'ahead']);
  expect(atMoment(dust({}), null).state).toBe('assigned');
});

test('readings after the moment are not known yet, and the axis stays', () => {
  const times = [SEEN, SEEN + HOUR, SEEN + 2 * HOUR];
  const all: SensedReadings = { id: 1, since: iso(SEEN), before: iso(SEEN + 9 * HOUR), step: null, times, values: [1, 2, 3], flags: [{ time: times[2], flag: 4, tests: [] }], usual: null };
  const known = readUntil(all, SEEN + HOUR, SEEN + 3 * HOUR);
  expect([known.values, known.flags, known.before]).toEqual([[1, 2], [], iso(SEEN + 3 * HOUR)]);
  expect(readUntil(all, SEEN + 9 * HOUR, SEEN + 9 * HOUR).values).toEqual([1, 2, 3]);
  expect(readUntil(all, SEEN - 1, SEEN).values).toEqual([]);
});

test('the wind of an hour comes from where it was weighed, and carries from the likeliest source', () => {
  const trace = { verdict: 'candidate', candidates: [{ longitude: 24.9, latitude: 60.1 }], wind: [{ hour: iso(SEEN), wind_from: 200, wind_speed: 3 }] };
  const weighed = (told: object) => ({ document: { trace: { ...trace, ...told } } }) as unknown as Diagnosis;
  expect(driftOf(weighed({}), SEEN)).toEqual({ wind: 200, speed: 3, source: { longitude: 24.9, latitude: 60.1 } });
  expect(driftOf(weighed({ verdict: 'cannot_tell' }), SEEN)?.source).toBeNull();
  expect(driftOf(weighed({}), SEEN + HOUR)).toBeNull();
});
