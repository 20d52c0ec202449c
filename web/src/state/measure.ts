/** A measure as it is edited, and as the server takes it. */
import type { Intervention, MeasureDocument, PlanDocument, Where } from '../api/types';
import type { Draft } from './address';

export interface Measure {
  /** Stays with the measure while it is edited and moved. */
  key: number;
  intervention: string;
  on: boolean;
  where: Where;
  uptake: number;
  /** Only what differs from the defaults. */
  settings: Record<string, number>;
}

let lastKey = 0;

export function newMeasure(intervention: string, part: Partial<Omit<Measure, 'key' | 'intervention'>> = {}): Measure {
  return { key: ++lastKey, intervention, on: true, where: {}, uptake: 1, settings: {}, ...part };
}

export function toDocument(measure: Measure): MeasureDocument {
  const { intervention, uptake, settings } = measure;
  const where = compact(measure.where);
  return {
    intervention,
    ...(Object.keys(where).length ? { where } : {}),
    uptake,
    ...(Object.keys(settings).length ? { settings: { ...settings } } : {}),
  };
}

export function fromDraft({ intervention, where = {}, uptake = 1, settings = {}, off }: Draft['measures'][number]): Measure {
  return newMeasure(intervention, { where, uptake, settings, on: !off });
}

/** The plan with everything in it, as the address keeps it. */
export function toDraft(name: string, measures: Measure[]): Draft {
  return { name, measures: measures.map((measure) => ({ ...toDocument(measure), ...(measure.on ? {} : { off: true as const }) })) };
}

/** The plan as it counts: measures that are switched off are not in it. */
export function planDocument(name: string, measures: Measure[]): PlanDocument {
  return { name, measures: measures.filter(({ on }) => on).map(toDocument) };
}

/** Conditions that say something: an empty list or a cleared number is no condition. */
export function compact(where: Where): Where {
  return Object.fromEntries(Object.entries(where).filter(([, condition]) => !isEmpty(condition)));
}

function isEmpty(condition: unknown): boolean {
  if (condition === null || condition === undefined) return true;
  if (Array.isArray(condition)) return condition.length === 0;
  return Object.values(condition).every((value) => value === undefined || value === null || value === '');
}

const STARTER = ['insulate_walls', 'insulate_roof', 'replace_windows'];

/** Year of the question that a newcomer can ask with one click. */
export const STARTER_YEAR = 1980;

/** "What if the houses from before 1980 are insulated and get heat pumps": measures on the envelope, and a heat pump. */
export function starterMeasures(interventions: Intervention[]): Measure[] {
  const envelope = interventions.filter(({ name }) => STARTER.includes(name));
  const pump = interventions.find(({ name }) => name.includes('heat_pump'));
  return [...envelope, ...(pump ? [pump] : [])].map(({ name }) => newMeasure(name, { where: { construction_year: { before: STARTER_YEAR } } }));
}
