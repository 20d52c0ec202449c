/** A calendar of presence as strips of years: where stays and their gaps lie, in shares of the year. */
import type { StayOfSpecies } from '../../api/species';

export interface Strip {
  year: number;
  stays: Span[];
  gaps: Span[];
}

export interface Span {
  /** Shares of the year at which it begins, and which it takes. */
  at: number;
  width: number;
}

const DAY = 86_400_000;
/** Years that are drawn, the newest ones. */
export const MOST_YEARS = 6;

const dayOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const yearOf = (time: number): number => new Date(time).getUTCFullYear();

/** Days from the first to the last one, both counted, as shares of each year that they touch. */
function spans(first: string, last: string): { year: number; span: Span }[] {
  const [begin, end] = [dayOf(first), dayOf(last) + DAY];
  const made = [];
  for (let year = yearOf(begin); year <= yearOf(end - DAY); year++) {
    const [from, to] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
    const [left, right] = [Math.max(begin, from), Math.min(end, to)];
    made.push({ year, span: { at: (left - from) / (to - from), width: (right - left) / (to - from) } });
  }
  return made;
}

/** Strips of the years from the first to the last stay, the newest first. */
export function stripsOf(stays: StayOfSpecies[]): Strip[] {
  const strips = new Map<number, Strip>();
  const strip = (year: number): Strip => {
    const there = strips.get(year) ?? { year, stays: [], gaps: [] };
    strips.set(year, there);
    return there;
  };
  for (const stay of stays) {
    for (const { year, span } of spans(stay.first, stay.last)) strip(year).stays.push(span);
    for (const gap of stay.gaps) for (const { year, span } of spans(gap.first, gap.last)) strip(year).gaps.push(span);
  }
  const years = [...strips.keys()];
  for (let year = Math.min(...years); year < Math.max(...years); year++) strip(year);
  return [...strips.values()].sort((one, other) => other.year - one.year).slice(0, MOST_YEARS);
}
