/** A quota as a picture: days along the year, sums upwards. */
import type { Quota } from '../api/enterprises';
import { scale, ticks } from '../plan/chart';

const DAY = 86_400_000;
export const AXIS = 52;
export const RIGHT = 12;
export const TOP = 22;
export const BOTTOM = 20;

export const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Path of the sums, place of the quota, and the band of days on which it will be used up; the year fills the width. */
export function pictureOf({ year, quota, days, expected, earliest, latest }: Quota, width: number, height: number) {
  const [begin, end] = [timeOf(`${year}-01-01`), timeOf(`${year + 1}-01-01`)];
  const levels = ticks([quota, ...days.map(({ used }) => used)], 4);
  const x = scale(begin, end, AXIS, Math.max(AXIS + 60, width - RIGHT));
  const y = scale(0, levels.at(-1)!, height - BOTTOM, TOP);
  const points = [{ day: begin, used: 0 }, ...days.map(({ day, used }) => ({ day: timeOf(day) + DAY, used }))];
  const last = points.at(-1)!;
  return {
    levels, x, y,
    line: points.map(({ day, used }, place) => `${place ? 'L' : 'M'}${x(day).toFixed(1)} ${y(used).toFixed(1)}`).join(''),
    limit: y(quota),
    /** From the last sum on to the quota. */
    ahead: expected ? `M${x(last.day).toFixed(1)} ${y(last.used).toFixed(1)}L${x(timeOf(expected)).toFixed(1)} ${y(quota).toFixed(1)}` : '',
    band: earliest ? { x: x(timeOf(earliest)), width: x(latest ? timeOf(latest) : end) - x(timeOf(earliest)) } : null,
    months: [0, 3, 6, 9].map((month) => ({ at: x(Date.UTC(year, month, 1)), time: Date.UTC(year, month, 1) })),
  };
}
