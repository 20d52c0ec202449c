/** The period that the page shows: today, or the years that a plan goes through. */
import type { PlanResult } from '../api/types';
import type { Place } from '../state/address';

export interface Period {
  /** First and last year of the plan; null for today. */
  years: [from: number, to: number] | null;
}

/** Years where the plan that is shown has some; every other place shows today. */
export function periodOf(place: Place | null, result: PlanResult | null): Period {
  const years = (result as { pathway?: { years?: number[] } | null } | null)?.pathway?.years ?? [];
  return { years: place === 'plan' && years.length > 1 ? [years[0], years.at(-1)!] : null };
}
