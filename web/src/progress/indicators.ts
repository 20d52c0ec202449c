/** Indicators in the three groups of the place, and what is shown of each. */
import { hasEnds } from '../api/interval';
import type { IndicatorList, IndicatorRow, Interval, Known } from '../api/types';
import { knownFrom } from '../text/say.svelte';

export type Group = IndicatorRow['course']['group'];
export const GROUPS: Group[] = ['behind', 'on_course', 'cannot_say'];

export interface Grouped {
  group: Group;
  rows: IndicatorRow[];
  /** Rows of frameworks of which nobody has reported anything; they are counted, and shown when asked for. */
  silent: IndicatorRow[];
}

/** The framework of indicators that the city designed: what is asked there is shown before anybody has answered. */
export const OWN = 'own';
const isSilent = ({ status, framework }: IndicatorRow) => status === 'not_reported' && framework !== OWN;

/** Rows of a framework, or of all; those that are furthest behind first, the others as their framework has them. */
export function groupedBy(list: IndicatorList, framework: string | null): Grouped[] {
  const rows = list.rows.filter((row) => framework === null || row.framework === framework);
  return GROUPS.map((group) => {
    const of = rows.filter((row) => row.course.group === group);
    const told = of.filter((row) => !isSilent(row));
    if (group === 'behind') told.sort((one, other) => lag(other) - lag(one));
    return { group, rows: told, silent: of.filter(isSilent) };
  });
}

/** Years that a row is behind; one that is behind by nobody knows how many comes after those that are known. */
function lag({ course }: IndicatorRow): number {
  return course.years ?? 0;
}

export function keyOf({ framework, code, part }: IndicatorRow): string {
  return `${framework} ${code} ${part}`;
}

/** How many indicators the city computes by itself. */
export function computedIn({ frameworks }: IndicatorList): number {
  return frameworks.reduce((sum, { counts }) => sum + counts.computed, 0);
}

export function knownOf({ status, quality }: IndicatorRow): Known {
  return knownFrom(status === 'computed' ? 'computed' : 'given', quality);
}

export function intervalOf(row: IndicatorRow): Interval | null {
  const ends = row.now && { low: row.now.low, high: row.now.high };
  return ends && hasEnds(ends) ? ends : null;
}

/** Whether it is being worked out how sure the value of a row is. */
export function waitingFor({ status, computed }: IndicatorRow): boolean {
  return status === 'computed' && computed?.sure === 'coming';
}

export interface Spark {
  width: number;
  height: number;
  /** Lines between the years; another method in between is a gap. */
  path: string;
  end: { x: number; y: number } | null;
  target: number | null;
}

const [WIDTH, HEIGHT, EDGE] = [150, 28, 5];

/** The series of a row on the years that all rows share: it ends where its data ends. */
export function sparkOf({ series, target }: IndicatorRow, first: number, last: number): Spark {
  const wanted = target?.value ?? null;
  const numbers = [...series.map(({ value }) => value), ...(wanted === null ? [] : [wanted])];
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const x = (year: number) => EDGE + ((WIDTH - 2 * EDGE) * (year - first)) / Math.max(1, last - first);
  const y = (value: number) => (high > low ? EDGE + ((HEIGHT - 2 * EDGE) * (high - value)) / (high - low) : HEIGHT / 2);
  const place = (value: number) => Math.round(10 * value) / 10;
  const path = series.map(({ year, value, method }, at) => `${at > 0 && series[at - 1].method === method ? 'L' : 'M'}${place(x(year))} ${place(y(value))}`).join('');
  const newest = series.at(-1);
  return { width: WIDTH, height: HEIGHT, path, end: newest ? { x: place(x(newest.year)), y: place(y(newest.value)) } : null, target: wanted === null || !numbers.length ? null : place(y(wanted)) };
}

/** First and last year of all series. */
export function spanOf(rows: IndicatorRow[]): [first: number, last: number] {
  const years = rows.flatMap(({ series }) => series.map(({ year }) => year));
  return years.length ? [Math.min(...years), Math.max(...years)] : [0, 0];
}
