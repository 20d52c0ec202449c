/** A measure as it is edited, and as the server takes it. */
import type { Count, MeasureDocument, PlanDocument, Ramp, Starter, Where } from '../api/types';

/** What a file says beside what the page edits. */
export type Rest = Record<string, unknown>;

export interface Measure {
  /** Stays with the measure while it is edited and moved. */
  key: number;
  intervention: string;
  on: boolean;
  where: Where;
  /** A share, or a ramp of shares by year, which the page shows and keeps. */
  uptake: number | Ramp;
  /** How many get it, and which first; null where the share alone says it. */
  count: Count | null;
  /** Only what differs from the defaults. */
  settings: Record<string, number>;
  rest: Rest;
}

let lastKey = 0;

export function newMeasure(intervention: string, part: Partial<Omit<Measure, 'key' | 'intervention'>> = {}): Measure {
  return { key: ++lastKey, intervention, on: true, where: {}, uptake: 1, count: null, settings: {}, rest: {}, ...part };
}

export function toDocument(measure: Measure): MeasureDocument {
  const { intervention, uptake, count, settings, rest } = measure;
  const where = compact(measure.where);
  return {
    intervention,
    ...(Object.keys(where).length ? { where } : {}),
    ...rest,
    uptake,
    ...(count === null ? {} : { count }),
    ...(Object.keys(settings).length ? { settings: { ...settings } } : {}),
  };
}

export function fromDocument({ intervention, where = {}, uptake = 1, count = null, settings = {}, off, ...rest }: MeasureDocument): Measure {
  return newMeasure(intervention, { where, uptake, count, settings, on: !off, rest });
}

/** The plan with everything in it, as it is saved and as the address keeps it. */
export function wholePlan(name: string, measures: Measure[], rest: Rest = {}): PlanDocument {
  return { ...rest, name, measures: measures.map((measure) => ({ ...toDocument(measure), ...(measure.on ? {} : { off: true }) })) };
}

/** The plan as it counts: measures that are switched off are not in it. */
export function planDocument(name: string, measures: Measure[], rest: Rest = {}): PlanDocument {
  return { ...rest, name, measures: measures.filter(({ on }) => on).map(toDocument) };
}

/** What a plan says beside its name and measures. Who saved it with what is written anew by whoever saves it. */
export function restOf(plan: PlanDocument): Rest {
  const { name: _, measures: __, base: ___, saved_with: ____, ...rest } = plan as PlanDocument & Rest;
  return rest;
}

/** Kinds that a condition lists; null for a condition of another form, which the page keeps but does not edit. */
export function kindsOf(condition: unknown): string[] | null {
  if (condition === undefined) return [];
  return Array.isArray(condition) ? condition : null;
}

/** Conditions that say something: an empty list or a cleared number is no condition. */
export function compact(where: Where): Where {
  return Object.fromEntries(Object.entries(where).filter(([, condition]) => !isEmpty(condition)));
}

function isEmpty(condition: unknown): boolean {
  if (condition === null || condition === undefined) return true;
  if (typeof condition !== 'object') return condition === '';
  if (Array.isArray(condition)) return condition.length === 0;
  return Object.values(condition).every((value) => value === undefined || value === null || value === '');
}

/** The measures that a question to begin with stands for. */
export function starterMeasures({ measures }: Starter): Measure[] {
  return measures.map((measure) => fromDocument(measure as MeasureDocument));
}
