/** What is reached in rows: who lives there, and facilities by kind, today and with the plan. */
import type { Isochrone } from '../api/reach';

export interface ReachRow {
  /** Name of a kind of facility, null for residents; and what people call it. */
  kind: string | null;
  label: string;
  today: number | null;
  plan: number | null;
  /** Minutes to the nearest; undefined for residents, null where none is reached. */
  nearest?: { today: number | null; plan: number | null };
}

export function rowsOf(residents: string, today: Isochrone, planned: Isochrone | null): ReachRow[] {
  const after = new Map(planned?.facilities.map((one) => [one.kind, one]));
  const people = { kind: null, label: residents, today: today.residents, plan: planned?.residents ?? null };
  return [people, ...today.facilities.map(({ kind, label, count, nearest }) => ({ kind, label, today: count, plan: after.get(kind)?.count ?? null, nearest: { today: nearest, plan: after.get(kind)?.nearest ?? null } }))];
}

/** Plan less today; null where one of them is not known. */
export const differenceOf = ({ today, plan }: ReachRow): number | null => (today === null || plan === null ? null : plan - today);

/** Whole minutes as people say them: at least one. */
export const wholeMinutes = (minutes: number): number => Math.max(1, Math.round(minutes));
