/** What the chart of the carbon budget shows: years so far as bars, what is ahead as lines and fans, the path to the target. */
import { hasEnds } from '../api/interval';
import type { CourseOfCity, Interval, YearOfCourse } from '../api/types';

/** How bars are drawn: by who says the year, hatched where it is made up. */
export type BarKind = YearOfCourse['kind'];

export interface Bar {
  year: number;
  value: number;
  interval: Interval | null;
  kind: BarKind;
  simulated: boolean;
  source: string;
  now: boolean;
}

/** A year that cannot be compared with the one before, and how each of them was counted. */
export interface Break {
  year: number;
  before: BarKind;
  after: BarKind;
}

export interface Ahead {
  years: number[];
  without: (number | null)[];
  plan: (number | null)[];
  wide: Interval[];
  half: Interval[];
}

export interface Mark {
  year: number;
  value: number;
}

export interface Picture {
  first: number;
  last: number;
  years: number[];
  bars: Bar[];
  breaks: Break[];
  ahead: Ahead;
  path: { years: number[]; values: (number | null)[] };
  milestones: Mark[];
  target: Mark | null;
}

/** Years before this one that a path to a target may reach back where nothing else does. */
const BACK = 20;

export function pictureOf(course: CourseOfCity): Picture {
  const bars = [...course.past.map((year) => barOf(year, false)), barOf(course.now, true)].filter((bar): bar is Bar => bar !== null);
  const now = course.now.year;
  const last = Math.max(now, Math.min(course.ahead.years.at(-1) ?? now, lastAsked(course)));
  const base = course.target ? Math.max(course.target.first, now - BACK) : now;
  const first = Math.min(base, ...bars.map(({ year }) => year), now);
  const path = pathOf(course, first, last);
  const at = (year: number) => path.values[path.years.indexOf(year)] ?? null;
  const target = course.target ? markOf(course.target.by, course.target.wanted_then) : null;
  return {
    first,
    last,
    years: Array.from({ length: last - first + 1 }, (_, place) => first + place),
    bars,
    breaks: breaksOf([...course.past, course.now]),
    ahead: aheadOf(course, last),
    path,
    milestones: (course.promise?.milestones ?? []).map(({ by }) => markOf(by, at(by))).filter((mark): mark is Mark => mark !== null && mark.year !== target?.year),
    target,
  };
}

/** The year in which the promise ends; without one the last year of the path ahead. */
function lastAsked({ promise, ahead }: CourseOfCity): number {
  return promise ? Math.max(promise.by, promise.budget?.last ?? 0) : (ahead.years.at(-1) ?? 0);
}

function barOf({ year, value, low, high, kind, simulated, source }: YearOfCourse, now: boolean): Bar | null {
  return value === null ? null : { year, value, interval: low !== null && high !== null ? { low, high } : null, kind, simulated, source, now };
}

function breaksOf(years: YearOfCourse[]): Break[] {
  return years.flatMap(({ year, broken, kind }, place) => (broken && place > 0 ? [{ year, before: years[place - 1].kind, after: kind }] : []));
}

function aheadOf({ ahead }: CourseOfCity, last: number): Ahead {
  const count = ahead.years.filter((year) => year <= last).length;
  const whole = (ends: CourseOfCity['ahead']['wide']) => {
    const shown = (ends ?? []).slice(0, count);
    return shown.length === count && shown.every(hasEnds) ? (shown as Interval[]) : [];
  };
  return { years: ahead.years.slice(0, count), without: ahead.without.slice(0, count), plan: (ahead.plan ?? []).slice(0, count), wide: whole(ahead.wide), half: whole(ahead.half) };
}

function pathOf({ target }: CourseOfCity, first: number, last: number): Picture['path'] {
  const years = (target?.wanted ?? []).map((_, place) => target!.first + place);
  const shown = years.flatMap((year, place) => (year >= first && year <= last ? [place] : []));
  return { years: shown.map((place) => years[place]), values: shown.map((place) => target!.wanted[place]) };
}

function markOf(year: number, value: number | null): Mark | null {
  return value === null ? null : { year, value };
}

/** Every number of a picture, for its scale. */
export function numbersIn({ bars, ahead, path, target }: Picture): number[] {
  const found = [...bars.map(({ value }) => value), ...ahead.without, ...ahead.plan, ...ahead.wide.flatMap(({ low, high }) => [low, high]), ...path.values, target?.value];
  return found.filter((value): value is number => typeof value === 'number');
}
