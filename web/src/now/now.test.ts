/** What Now computes: times of the city, what is shown of streams, how they ran. */
import { describe, expect, it } from 'vitest';
import type { SensedForecast, SensedHistory, SensedReadings, SensedStream, SensingNow } from '../api/types';
import { courseOf, expectedOf, levelsOf, lineOf } from './course';
import { classesFor, counts, opensDownwards, shownNow, shownThen, stateOf, tokenOf, wholeHours, withReadings } from './seen';
import { clockTime, dayAndTime, HOUR, MINUTE, offsetAt, tickText, timeBeside, timeTicks } from './times';

const ZONE = 'Europe/Helsinki';
const RULE = { late: 1.5, silent: 3 };
/** 5 June 2018, 17:09 in Helsinki. */
const NOW = Date.UTC(2018, 5, 5, 14, 9);
const iso = (at: number) => new Date(at).toISOString();

const stream = (told: Partial<SensedStream>): SensedStream => ({
  id: 1, name: 'A: PM10', thing: 'A', property: 'pm10', unit: 'µg/m3', longitude: 24.9, latitude: 60.1, moving: false, data_class: 'public', simulated: true,
  time: iso(NOW - 5 * MINUTE), value: 60, text: null, age: 300, rhythm: 600, state: 'live', mean: 50, usual: null, held: null, flag: 1, over: false, unusual: null, failing: [], ...told,
});
const history = (told: Partial<SensedHistory>): SensedHistory => ({ property: 'pm10', times: [], streams: [], means: [], ...told });
const readings = (told: Partial<SensedReadings>): SensedReadings => ({ id: 1, since: iso(NOW - HOUR), before: iso(NOW), step: null, times: [], values: [], flags: [], usual: null, ...told });

describe('times', () => {
  it('are those of the city, whatever the clock of the reader', () => {
    expect(clockTime(NOW, ZONE, 'en')).toBe('17:09');
    expect(dayAndTime(NOW, ZONE, 'en')).toBe('Tue 5 Jun 2018, 17:09');
    expect(dayAndTime(NOW, ZONE, 'zh-CN')).toContain('2018年6月5日');
    expect(timeBeside(NOW - HOUR, NOW, ZONE, 'en')).toBe('16:09');
    expect(timeBeside(NOW - 24 * HOUR, NOW, ZONE, 'en')).toBe('Mon 4 Jun, 17:09');
  });

  it.each([
    ['Europe/Helsinki', Date.UTC(2018, 5, 5), 3], ['Europe/Helsinki', Date.UTC(2018, 0, 5), 2], ['Asia/Kolkata', NOW, 5.5], ['America/St_Johns', Date.UTC(2018, 0, 5), -3.5], ['UTC', NOW, 0],
  ])('%s is ahead of UTC at %i by %d hours', (zone, at, hours) => {
    expect(offsetAt(at, zone)).toBe(hours * HOUR);
  });

  it('stand under an axis at full local hours with room for each', () => {
    const ticks = timeTicks(NOW - 24 * HOUR, NOW, 340, ZONE);
    expect(ticks.map((at) => tickText(at, ZONE, 'en'))).toEqual(['18:00', 'Tue 5 Jun', '06:00', '12:00']);
    expect(timeTicks(NOW - 7 * 24 * HOUR, NOW, 700, ZONE)).toHaveLength(7);
    expect(timeTicks(NOW, NOW + MINUTE, 10, ZONE)).toEqual([]);
  });
});

describe('what is shown', () => {
  it.each([[null, 'none'], [0, 'live'], [900, 'live'], [901, 'late'], [1800, 'late'], [1801, 'silent']] as const)('an age of %s s at a rhythm of 600 s is %s', (age, state) => {
    expect(stateOf(age, 600, RULE)).toBe(state);
  });

  it('is the mean of the hour now, the newest reading of what moves, and nothing of what is silent', () => {
    const all = [stream({}), stream({ id: 2, moving: true, value: 7 }), stream({ id: 3, time: iso(NOW - 2 * HOUR) }), stream({ id: 4, time: null, mean: null, value: null }), stream({ id: 5, property: 'ozone' })];
    expect(shownNow(all, 'pm10', NOW, RULE).map(({ stream: { id }, value, state }) => [id, value, state])).toEqual([[1, 50, 'live'], [2, 7, 'live'], [3, null, 'silent'], [4, null, 'none']]);
  });

  it('is the mean of an hour of the past', () => {
    const past = history({ times: [NOW - HOUR, NOW], streams: [1, 3], means: [[10, 20], [null, 5]] });
    const all = [stream({}), stream({ id: 2 }), stream({ id: 3 }), stream({ id: 4, moving: true })];
    expect(shownThen(all, past, NOW - HOUR).map(({ stream: { id }, value }) => [id, value])).toEqual([[1, 10], [2, null], [3, null]]);
    expect(wholeHours(past, NOW + MINUTE)).toEqual([NOW - HOUR]);
  });

  it('has a colour by its class', () => {
    const property = { key: 'pm10', label: 'PM10', unit: 'µg/m3', definition: '', scale: 'burden' as const, breaks: [15, 30, 50, 60, 75], limit: null, streams: 1 };
    const classes = classesFor(property, [stream({})]);
    expect([0, 15, 49, 50, 500].map((value) => tokenOf(value, classes, 'burden'))).toEqual(['--burden-1', '--burden-2', '--burden-3', '--burden-4', '--burden-6']);
    expect(opensDownwards(property.breaks)).toBe(false);
    expect([[980, 990], [-10, 0], [45, 50]].map(opensDownwards)).toEqual([true, true, true]);
    expect(classesFor({ ...property, breaks: null }, [stream({ mean: 3 }), stream({ mean: 9 })]).breaks.length).toBeGreaterThan(0);
  });

  it('takes new readings in, but none that is older than what is known', () => {
    const overview = { streams: [stream({}), stream({ id: 2, moving: true })] } as SensingNow;
    const told = withReadings(overview, [
      { stream: 1, time: iso(NOW - HOUR), value: 1, text: null }, { stream: 2, time: iso(NOW), value: 2, text: null, longitude: 25, latitude: 61 }, { stream: 9, time: iso(NOW), value: 3, text: null },
    ]);
    expect(told.streams.map(({ value, longitude }) => [value, longitude])).toEqual([[60, 24.9], [2, 25]]);
    expect(counts(told.streams, NOW + 16 * MINUTE, RULE)).toEqual({ live: 0, late: 2, silent: 0, none: 0 });
  });
});

describe('the course of a stream', () => {
  const times = [0, 10, 20, 60, 70].map((minutes) => NOW - HOUR + minutes * MINUTE);

  it('breaks at gaps and leaves out what failed', () => {
    const course = courseOf(readings({ times, values: [1, 9, 3, 4, null], flags: [{ time: times[1], flag: 4, tests: ['spike'] }, { time: times[2], flag: 3, tests: ['gap'] }] }), 600);
    expect(course.stretches.map((stretch) => stretch.map(({ value }) => value))).toEqual([[1, 3], [4]]);
    expect(course.marks.map(({ value, failed }) => [value, failed])).toEqual([[9, true], [3, false]]);
    expect([course.last?.value, course.highest?.value]).toEqual([4, 4]);
  });

  it('has the usual range where it is known', () => {
    const hours = [0, 1, 2, 3, 4].map((hour) => NOW + hour * HOUR);
    const { usual } = courseOf(readings({ usual: { times: hours, low: [1, 1, null, 2, 2], high: [3, 3, null, 4, 4] } }), 600);
    expect(usual.map((stretch) => stretch.map(({ low }) => low))).toEqual([[1, 1], [2, 2]]);
    expect(usual[0][0].at).toBe(NOW + HOUR / 2);
  });

  it('begins its scale at zero but where that would press it into a strip', () => {
    const of = (...values: number[]) => courseOf(readings({ times: times.slice(0, values.length), values }), 600);
    expect(levelsOf(of(5, 20), null)[0]).toBe(0);
    expect(levelsOf(of(1009, 1015), null)[0]).toBeGreaterThan(1000);
    expect(levelsOf(of(40, 45), 50).at(-1)).toBeGreaterThanOrEqual(50);
    expect(levelsOf(of(1, 2), 50).at(-1)).toBeLessThan(50);
    expect(levelsOf(of(), null)).toEqual([0, 1]);
    expect(lineOf([{ at: 0, value: 1 }, { at: 5, value: 2 }], (x) => x, (y) => 10 * y)).toBe('M0.0 10.0L5.0 20.0');
  });

  it('goes on as expected, after now and no further than asked', () => {
    const forecast = { times: [NOW - HOUR, NOW, NOW + HOUR, NOW + 2 * HOUR], middle: [1, 2, 3, 4], low50: [1, 1, 2, 3], high50: [2, 3, 4, 5], low90: [0, 0, 1, 2], high90: [3, 4, 5, 6] } as SensedForecast;
    expect(expectedOf(forecast, NOW, NOW + 2 * HOUR).map(({ middle, wide }) => [middle, wide])).toEqual([[2, [0, 4]], [3, [1, 5]]]);
    expect(expectedOf(null, NOW, NOW + HOUR)).toEqual([]);
  });
});
