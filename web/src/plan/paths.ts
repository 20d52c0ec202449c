/** What the charts of a plan of years show: a quantity without and with the plan, its intervals, target marks, a budget. */
import { hasEnds, whole } from '../api/interval';
import type { Uncertainty, Interval, PathQuantity, Pathway } from '../api/types';
import { CUMULATED, YEARLY, type Roles } from '../state/roles';

export interface Mark {
  year: number;
  wanted: number;
  met: boolean;
}

export interface Course {
  path: Omit<PathQuantity, 'verdicts'>;
  years: number[];
  /** Middle 90 % with the plan, for every year; empty where it is not known for all of them. */
  fan: Interval[];
  /** The same of the last year alone, where only that is known. */
  end: Interval | null;
  marks: Mark[];
  /** What may be emitted over all years. */
  limit: number | null;
}

/** The quantity that is shown first: that of the target, else emissions year by year. */
export function firstShown({ target, quantities }: Pathway, roles: Roles): string {
  const wanted = [target?.quantity, roles.one(YEARLY)];
  return wanted.find((name) => quantities.some(({ quantity }) => quantity === name)) ?? quantities[0].quantity;
}

export function courseOf(pathway: Pathway, name: string, uncertainty: Uncertainty | null, roles: Roles): Course | null {
  const path = pathway.quantities.find(({ quantity }) => quantity === name);
  if (!path) return null;
  const fan = fanOf(name, pathway.years, uncertainty, roles);
  return {
    path,
    years: pathway.years,
    fan,
    end: fan.length ? null : whole(uncertainty?.quantities.find(({ quantity }) => quantity === name)?.plan ?? null),
    marks: marksOf(pathway, name),
    limit: name === roles.one(CUMULATED) ? (pathway.budget?.limit ?? null) : null,
  };
}

function fanOf(name: string, years: number[], uncertainty: Uncertainty | null, roles: Roles): Interval[] {
  if (!uncertainty || uncertainty.years.length !== years.length) return [];
  const summed = name === roles.one(CUMULATED) && uncertainty.years_quantity === roles.one(YEARLY);
  if (!summed && name !== uncertainty.years_quantity) return [];
  const fan = uncertainty.years.map(({ plan, plan_cumulated: sum }) => (summed ? sum : plan));
  return fan.every(hasEnds) ? fan : [];
}

function marksOf({ target }: Pathway, name: string): Mark[] {
  if (target?.quantity !== name) return [];
  return [...target.milestones, { ...target, year: target.by }]
    .filter((step): step is typeof step & { wanted: number } => step.wanted !== null)
    .map(({ year, wanted, met }) => ({ year, wanted, met }))
    .sort((one, other) => one.year - other.year);
}
