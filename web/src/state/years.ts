/** Years, target and budget of a plan, as the page edits them. What else a plan says stays as it is. */
import type { Ramp } from '../api/types';
import type { Measure, Rest } from './measure';

export interface Span {
  from: number;
  to: number;
}

export interface Target {
  base_year: number;
  reduction: number;
  by: number;
  [more: string]: unknown;
}

/** Years that the program has parameters and scenarios for. */
export const LAST = 2050;
const TARGET = { reduction: 0.6, by: 2040 };
/** What has no meaning in a plan of one day. */
const OF_YEARS = ['years', 'scenario', 'target', 'budget', 'money'];

export const spanOf = (rest: Rest) => (rest.years as Span | undefined) ?? null;
export const targetOf = (rest: Rest) => (rest.target as Target | undefined) ?? null;
export const budgetOf = (rest: Rest) => (rest.budget as { emissions: number } | undefined)?.emissions ?? null;

/** The plan from a year on; it keeps the day of the year that it had. */
export function overYears(rest: Rest, first: number): Rest {
  return { ...rest, years: { from: first, to: Math.max(LAST, first + 1) } };
}

/** The plan as one of a single day: measures that came by and by come as far as they would have come. */
export function ofOneDay(rest: Rest, measures: Measure[]): { rest: Rest; measures: Measure[] } {
  return {
    rest: Object.fromEntries(Object.entries(rest).filter(([name]) => !OF_YEARS.includes(name))),
    measures: measures.map((measure) => {
      const { when: _, ...kept } = measure.rest;
      return { ...measure, uptake: shareOf(measure.uptake), rest: kept };
    }),
  };
}

/** Say something of the plan, or no longer; null takes it away. */
export function saying(rest: Rest, name: string, value: unknown): Rest {
  const { [name]: _, ...others } = rest;
  return value === null ? others : { ...others, [name]: value };
}

/** A first target: counted from the first year of the plan. */
export function newTarget({ from, to }: Span): Target {
  return { base_year: from, reduction: TARGET.reduction, by: Math.min(TARGET.by, to) };
}

/** Points of a ramp in order of their years. */
export function pointsOf(ramp: Ramp): [year: number, share: number][] {
  return Object.entries(ramp).map(([year, share]): [number, number] => [Number(year), share]).sort(([one], [other]) => one - other);
}

export function rampOf(points: [year: number, share: number][]): Ramp {
  return Object.fromEntries(points.map(([year, share]) => [String(year), share]));
}

/** How many take part in the end. */
export function shareOf(uptake: number | Ramp): number {
  return typeof uptake === 'number' ? uptake : (pointsOf(uptake).at(-1)?.[1] ?? 1);
}

/** From nobody in the first year to the share that took part at once, in the last. */
export function byAndBy(uptake: number, { from, to }: Span): Ramp {
  return rampOf([[from, 0], [to, uptake]]);
}

/** One more point, half way between the last two, or a year before the only one. */
export function withPoint(ramp: Ramp): Ramp {
  const points = pointsOf(ramp);
  const [last, before] = [points.at(-1)!, points.at(-2)];
  const year = before ? Math.floor((before[0] + last[0]) / 2) : last[0] - 1;
  const share = before ? (before[1] + last[1]) / 2 : 0;
  return year in ramp ? ramp : rampOf([...points, [year, Math.round(share * 100) / 100]]);
}

/** A point moved; where the year is taken by another point, nothing changes. */
export function movePoint(ramp: Ramp, from: number, [year, share]: [year: number, share: number]): Ramp {
  if (!Number.isInteger(year) || !(share >= 0 && share <= 1) || (year !== from && year in ramp)) return ramp;
  return rampOf([...pointsOf(ramp).filter(([other]) => other !== from), [year, share]].sort(([one], [other]) => one - other) as [number, number][]);
}
