/** Who has a measure, in runs of years as the map colours them. */
import type { Client } from '../api/client';
import type { MeasureTakers } from '../api/types';
import type { Taken } from '../state/sides';

export interface Run {
  first: number;
  last: number;
  count: number;
}

/** Runs between the breaks of the map's classes, each with the rows that got the measure in it. */
export function runsOf(breaks: readonly number[], { years }: Pick<Taken, 'years'>, counts: readonly { year: number; count: number }[]): Run[] {
  if (!years) {
    const [only] = counts;
    return only ? [{ first: only.year, last: only.year, count: only.count }] : [];
  }
  const starts = [years[0], ...breaks.slice(1)];
  return starts.map((first, place) => {
    const last = (starts[place + 1] ?? years.at(-1)! + 1) - 1;
    const within = counts.filter(({ year }) => year >= first && year <= last);
    return { first, last, count: within.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** How many have a measure by the end of the year that is shown. */
export async function countsOf(client: Client, { plan, position, year }: Taken, signal: AbortSignal): Promise<MeasureTakers> {
  return (await client.call<MeasureTakers>('GET', `/plans/${plan}/measures/${position}${year === null ? '' : `?until=${year}`}`, undefined, signal))!;
}
