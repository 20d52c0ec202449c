/** Geometry of a chart over years: scales, round ticks, lines and bands as SVG paths. */
import type { Interval } from '../api/types';

export type Scale = (value: number) => number;

export function scale(low: number, high: number, start: number, end: number): Scale {
  const span = high - low || 1;
  return (value) => start + ((end - start) * (value - low)) / span;
}

const STEPS = [1, 2, 2.5, 5, 10];

/** Three to five round numbers that hold all values and zero. */
export function ticks(values: number[], most = 5): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? [0, 1] : ticksBetween(low, high, most);
}

/** Round numbers from one at or below the lower end to one at or above the higher. */
export function ticksBetween(low: number, high: number, most: number): number[] {
  const raw = (high - low) / (most - 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * STEPS.find((candidate) => candidate * power >= raw * (1 - 1e-9))!;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step);
}

/** A line through all values; a missing one is a gap. */
export function line(years: number[], values: (number | null)[], x: Scale, y: Scale): string {
  let open = false;
  return years.map((year, place) => {
    const value = values[place];
    if (value === null || value === undefined) {
      open = false;
      return '';
    }
    const step = `${open ? 'L' : 'M'}${round(x(year))} ${round(y(value))}`;
    open = true;
    return step;
  }).join('');
}

/** The area between the ends of intervals. */
export function band(years: number[], ends: Interval[], x: Scale, y: Scale): string {
  if (!ends.length) return '';
  const along = years.map((year, place) => `${round(x(year))} ${round(y(ends[place].high))}`);
  const back = years.map((year, place) => `${round(x(year))} ${round(y(ends[place].low))}`).reverse();
  return `M${[...along, ...back].join('L')}Z`;
}

/** Years that are written: the first, the last, and round ones between with room around them. */
export function yearTicks(years: number[], width: number): number[] {
  const room = 44;
  const [first, last] = [years[0], years.at(-1)!];
  if (first === last) return [first];
  const apart = (room * (last - first)) / Math.max(width, room);
  const step = [1, 2, 5, 10, 20, 50].find((candidate) => candidate >= apart) ?? 100;
  const between = years.filter((year) => year % step === 0 && year - first >= apart && last - year >= apart);
  return [first, ...between, last];
}

/** Heights of labels at the ends of lines, moved apart until none covers another. */
export function apart(wanted: number[], least: number): number[] {
  const order = wanted.map((at, place) => ({ at, place })).sort((one, other) => one.at - other.at);
  for (let place = 1; place < order.length; place++) order[place].at = Math.max(order[place].at, order[place - 1].at + least);
  const found: number[] = [];
  for (const { at, place } of order) found[place] = at;
  return found;
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
