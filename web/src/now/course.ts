/** The course of a stream as a chart shows it: lines that break at gaps, the usual range, and a sentence for both. */
import type { SensedForecast, SensedReadings } from '../api/types';
import { ticks, ticksBetween, type Scale } from '../plan/chart';
import { HOUR } from './times';

/** Rhythms without a reading after which the line breaks. */
const GAP = 2.5;

export interface Point {
  at: number;
  value: number;
}

export interface Course {
  /** Stretches without a gap between their readings. */
  stretches: Point[][];
  /** The usual range, by stretches of hours in which it is known. */
  usual: { at: number; low: number; high: number }[][];
  last: Point | null;
  highest: Point | null;
  /** Readings that did not pass a test; those that failed are no part of the line. */
  marks: (Point & { failed: boolean })[];
}

/** What is expected of an hour, at its middle. */
export interface Expected {
  at: number;
  middle: number;
  wide: [low: number, high: number];
  half: [low: number, high: number];
}

const FAIL = 4;

/** What is expected after now and before a time. */
export function expectedOf(forecast: SensedForecast | null, now: number, until: number): Expected[] {
  const all = forecast?.times.map((begin, place): Expected => ({
    at: begin + HOUR / 2,
    middle: forecast.middle[place],
    wide: [forecast.low90[place], forecast.high90[place]],
    half: [forecast.low50[place], forecast.high50[place]],
  }));
  return (all ?? []).filter(({ at }) => at > now && at <= until);
}

/** What was read until a moment of a span, of which the axis goes on to the end. All are ms since 1970. */
export function readUntil(readings: SensedReadings, moment: number, end: number): SensedReadings {
  const until = readings.times.findIndex((at) => at > moment);
  const count = until < 0 ? readings.times.length : until;
  return {
    ...readings,
    before: new Date(end).toISOString(),
    times: readings.times.slice(0, count),
    values: readings.values.slice(0, count),
    flags: readings.flags.filter(({ time }) => time <= moment),
  };
}

/** `rhythm` in seconds. */
export function courseOf(readings: SensedReadings, rhythm: number): Course {
  const step = Math.max(rhythm, readings.step ?? 0) * 1000;
  const stretches: Point[][] = [];
  const flags = new Map(readings.flags.map(({ time, flag }) => [time, flag]));
  const marks: Course['marks'] = [];
  let before = -Infinity;
  let highest: Point | null = null;
  readings.times.forEach((at, place) => {
    const value = readings.values[place];
    if (value === null) return;
    const failed = flags.get(at) === FAIL;
    if (flags.has(at)) marks.push({ at, value, failed });
    if (failed) return;
    if (at - before > GAP * step) stretches.push([]);
    stretches.at(-1)!.push({ at, value });
    if (!highest || value > highest.value) highest = { at, value };
    before = at;
  });
  return { stretches, usual: usualOf(readings), last: stretches.at(-1)?.at(-1) ?? null, highest, marks };
}

function usualOf({ usual }: SensedReadings): Course['usual'] {
  const found: Course['usual'] = [[]];
  usual?.times.forEach((begin, place) => {
    const [low, high] = [usual.low[place], usual.high[place]];
    if (low === null || high === null) found.push([]);
    // What is usual in an hour stands at its middle.
    else found.at(-1)!.push({ at: begin + HOUR / 2, low, high });
  });
  return found.filter((stretch) => stretch.length > 1);
}

/** Round numbers beside a chart that hold all it shows: from zero, but where that would press all into a strip. */
export function levelsOf(course: Course, limit: number | null, expected: Expected[] = []): number[] {
  const values = [...expected.flatMap(({ wide }) => wide), ...course.marks.map(({ value }) => value), ...course.stretches.flat().map(({ value }) => value), ...course.usual.flat().flatMap(({ low, high }) => [low, high])];
  if (!values.length) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A limit far above everything would leave no room for what is measured.
  const top = limit !== null && limit <= 1.6 * high ? Math.max(high, limit) : high;
  if (low > 0.6 * high && high > low) return ticksBetween(low, top, 4);
  return ticks([low, top], 4);
}

export function lineOf(stretch: Point[], x: Scale, y: Scale): string {
  return stretch.map(({ at, value }, place) => `${place ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
}

export function bandOf(stretch: { at: number; low: number; high: number }[], x: Scale, y: Scale): string {
  const along = stretch.map(({ at, high }) => `${x(at).toFixed(1)} ${y(high).toFixed(1)}`);
  const back = stretch.map(({ at, low }) => `${x(at).toFixed(1)} ${y(low).toFixed(1)}`).reverse();
  return `M${[...along, ...back].join('L')}Z`;
}
