/** The two sides of the map, and who has a measure in place of a quantity. */
import type { Quantity } from '../api/types';

/** Today where `plan` is null, else a plan in a year (its last if null), or what happens `without` it. */
export interface Side {
  plan: string | null;
  year: number | null;
  without: boolean;
}

export const TODAY: Side = { plan: null, year: null, without: false };

/** The side of the plan that is edited; null where there is none. */
export const editedSide = ({ left, right }: { left: Side; right: Side | null }): Side | null => (left.plan && !left.without ? left : right);

/** Something that was computed: its id, and its years where it has some. */
export interface Evaluated {
  id: string;
  plan: { name: string };
  pathway?: { years: number[] } | null;
}

/** The year of a plan that is shown; null for a plan of one day. */
export function yearOf({ pathway }: Evaluated, wanted: number | null): number | null {
  const years = pathway?.years;
  if (!years) return null;
  return wanted !== null && years.includes(wanted) ? wanted : years.at(-1)!;
}

/** What lies left and right of the divide: today, the reference of the year or another plan beside the plan. */
export function sidesOf(plan: Evaluated | null, rival: Evaluated | null, { year, without }: { year: number | null; without: boolean }): [left: Side, right: Side | null] {
  if (!plan) return [TODAY, null];
  const shown: Side = { plan: plan.id, year: yearOf(plan, year), without: false };
  if (rival) return [shown, { plan: rival.id, year: yearOf(rival, year), without: false }];
  return [without && plan.pathway ? { ...shown, without: true } : TODAY, shown];
}

/** A measure whose takers are shown. */
export interface Taken {
  plan: string;
  position: number;
  year: number | null;
  years: number[] | null;
  label: string;
  entity: string;
}

/** `marks` is 1 in rows whose interval of the difference holds zero; of `asked` rows that differ `drawn` were drawn. */
export interface UnclearRows {
  marks: Float32Array;
  count: number;
  drawn: number;
  asked: number;
}

const MOST = 4;
/** Since when a row has a measure, where it has it; below this it is not one of those that the measure chooses. */
export const CHOSEN = 1;

/** Who has a measure, as a quantity that the map can draw: 0 beside the measure, none where a row could have it, else a year. */
export function takersQuantity(taken: Taken, like: Quantity): Quantity {
  const { plan, position, label, entity, year } = taken;
  const name = `takers-${plan}-${position}-${year}`;
  return { ...like, name, label, entity, unit: 'year number', kind: 'whole', better: 'neither', scale: 'amount', breaks: takerBreaks(taken), simulated: false };
}

/** Breaks between rows beside the measure and runs of years, at most four. */
export function takerBreaks({ years }: Pick<Taken, 'years'>): number[] {
  if (!years || years.length < 2) return [CHOSEN];
  const step = Math.ceil(years.length / MOST);
  return [CHOSEN, ...Array.from({ length: Math.ceil(years.length / step) - 1 }, (_, run) => years[0] + (run + 1) * step)];
}

/** Colours of the classes: what is beside the measure is paper, what has it is darker the later it came. */
export function takerTokens({ breaks }: { breaks: number[] }): string[] {
  const years = breaks.length < 2 ? ['--plan'] : ['--amount-2', '--amount-4', '--amount-5', '--amount-6'].slice(-breaks.length);
  return ['--map-missing', ...years];
}

/** From what the server sends: rows that could have a measure have no value here, and the map hatches them. */
export function takerValues(since: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return since.map((year) => (Number.isNaN(year) ? 0 : year === 0 ? NaN : year));
}

/** The largest of some values; 0 where none is above it. */
export function largest(values: Float32Array): number {
  let most = 0;
  for (let row = 0; row < values.length; row++) if (values[row]! > most) most = values[row]!;
  return most;
}
