/** Where readings of a case come from: the hours that are asked about, and the ground where an unknown source would be. */
import type { CaseDetails } from '../../api/types';
import { HOUR } from '../times';

/** Hours before the newest reading that are weighed. */
const BACK = 6;
type Corner = [longitude: number, latitude: number];

/** The last hours of a case, whole ones: up to now where it holds, else up to when it was last seen. */
export function hoursOf({ first_seen: first, last_seen: last, standing }: Pick<CaseDetails, 'first_seen' | 'last_seen' | 'standing'>, now: number): { start: string; end: string } {
  const end = Math.ceil(((standing > 0 ? now : Date.parse(last)) + 1) / HOUR) * HOUR;
  const start = Math.max(Math.floor(Date.parse(first) / HOUR) * HOUR, end - BACK * HOUR);
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

/** Ground where an unknown source would be [ha], of an answer in square metres. */
export const hectaresOf = ({ area }: { area: number }): number => area / 10_000;

/** Corners of the ground around the middles of cells (Andrew's monotone chain, 1979); none for fewer than three. */
export function around(cells: readonly Corner[]): Corner[] {
  const sorted = [...cells].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  if (sorted.length < 3) return [];
  return [...half(sorted), ...half(sorted.reverse())];
}

function half(sorted: readonly Corner[]): Corner[] {
  const chain: Corner[] = [];
  for (const corner of sorted) {
    while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, corner) <= 0) chain.pop();
    chain.push(corner);
  }
  return chain.slice(0, -1);
}

const turn = (a: Corner, b: Corner, c: Corner): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
