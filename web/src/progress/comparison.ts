/** This city among others: dots of a strip, its axis, and which words say where the city stands. Never a ranking. */
import type { ComparedMethod, ComparedRow } from '../api/types';
import { ticksBetween, type Scale } from '../plan/chart';

export interface Dot {
  x: number;
  /** How many dots lie under it. */
  level: number;
  /** The city is like this one. */
  alike: boolean;
}

/** A dot for each value; those that would cover another lie on top of it. Values and those alike are by size. */
export function dotsOf(values: readonly number[], alike: readonly number[], x: Scale, size: number): Dot[] {
  const left = new Map<number, number>();
  for (const value of alike) left.set(value, (left.get(value) ?? 0) + 1);
  const ends: number[] = [];
  return values.map((value) => {
    const at = x(value);
    const free = ends.findIndex((end) => at - end >= size);
    const level = free < 0 ? ends.length : free;
    ends[level] = at;
    const still = left.get(value) ?? 0;
    left.set(value, still - 1);
    return { x: at, level, alike: still > 0 };
  });
}

/** Round numbers around all values of a strip: it shows where values lie, not how far they are from nothing. */
export function axisOf(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = low === high ? Math.abs(low) / 10 || 1 : 0;
  return ticksBetween(low >= 0 ? Math.max(0, low - room) : low - room, high + room, 4);
}

/** Every number that a strip must hold. */
export function numbersOf({ value, low, high }: ComparedRow, method: ComparedMethod): number[] {
  const own = method.ours ? [value, low, high] : [];
  return [...method.all.values, ...own.filter((one): one is number => one !== null)];
}

/** Percentiles this far apart say nearly nothing. */
const WIDE = 80;

export type Standing =
  | { kind: 'between' | 'anywhere'; low: number; high: number }
  | { kind: 'differs' | 'nobody-counted' }
  | { kind: 'few'; cities: number };

/** Where the city stands among those like it, or why nobody can say; ends are rounded outwards, so that nothing is too sure. */
export function standingOf({ ours, place, alike }: ComparedMethod): Standing {
  if (place) {
    const [low, high] = [Math.floor(place.low), Math.ceil(place.high)];
    return { kind: high - low >= WIDE ? 'anywhere' : 'between', low, high };
  }
  if (!ours) return { kind: 'differs' };
  return alike ? { kind: 'few', cities: alike.cities } : { kind: 'nobody-counted' };
}

/** Rows whose value was found as that of other cities come first; otherwise as their frameworks have them. */
export function inOrder(rows: readonly ComparedRow[]): ComparedRow[] {
  const apart = ({ methods }: ComparedRow) => Number(!methods.some(({ ours }) => ours));
  return [...rows].sort((one, other) => apart(one) - apart(other));
}

/** The middle of a distribution; null with too few cities. */
export function medianOf({ all }: ComparedMethod): number | null {
  return all.quantiles?.find(({ share }) => share === 0.5)?.value ?? null;
}

/** "2019" or "2019 to 2023". */
export function yearsOf({ first_year: first, last_year: last }: ComparedMethod['all']): { first: string; last: string } | null {
  return first === null || last === null ? null : { first: String(first), last: String(last) };
}
