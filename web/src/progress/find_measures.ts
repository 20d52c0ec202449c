/** A plan to begin with for something that the city is behind with: years, target and budget, and no measure yet. */
import type { CourseOfCity, IndicatorRow, PlanDocument } from '../api/types';
import { BUILDING_EMISSIONS, EMISSIONS, TOTAL, type Roles } from '../state/roles';

/** Years of a plan whose target says none. */
const AHEAD = 10;

/** Towards the target of emissions. Without approved plans: they are what is looked for. */
export function planToTarget(course: CourseOfCity, name: string, roles: Roles): PlanDocument | null {
  const { promise, target, budget, now, ahead } = course;
  if (!promise || !target) return null;
  const whole = promise.account === 'buildings' && promise.per === 'city' && ahead.others === 0;
  const quantity = promise.account === 'buildings' ? roles.one(BUILDING_EMISSIONS) : null;
  const counted = whole ? asPromised(promise) : converted(course);
  const asked = counted && { ...(quantity === null ? {} : { quantity }), ...counted };
  const years = { from: now.year, to: Math.max(promise.by, now.year + 1) };
  // What no model tells uses up its part of the budget whatever a plan does.
  const left = budget?.left === null || !budget ? null : budget.left - ahead.others * (budget.last - Math.max(now.year, budget.first) + 1);
  return { name, years, ...(asked ? { target: asked } : {}), ...(left !== null && left > 0 && budget!.last <= years.to ? { budget: { emissions: left } } : {}), measures: [] };
}

function asPromised({ base_year, base_value, reduction, by, milestones }: NonNullable<CourseOfCity['promise']>): Record<string, unknown> {
  return { base_year, reduction, by, ...(base_value === null ? {} : { base_value }), ...(milestones.length ? { milestones } : {}) };
}

/** The target as one of what models tell, counted from today. */
function converted({ promise, target, now, ahead }: CourseOfCity): Record<string, unknown> | null {
  if (target!.wanted_then === null || now.value === null) return null;
  const [base, allowed] = [now.value - ahead.others, target!.wanted_then - ahead.others];
  return base > 0 ? { base_year: now.year, base_value: base, reduction: reductionTo(allowed, base), by: promise!.by } : null;
}

/** Towards the target of an indicator that the city computes; null where no measure could change it. */
export function planForIndicator({ computed, now, target, better, label }: IndicatorRow, year: number, name: (label: string) => string, roles: Roles): PlanDocument | null {
  if (!computed?.quantity) return null;
  const by = Math.max(target?.year ?? year + AHEAD, year + 1);
  const reduces = better === 'less' && now !== null && now.value > 0 && typeof target?.value === 'number' && target.value < now.value;
  const counted = roles.one(TOTAL) ?? roles.one(EMISSIONS);
  const asked = reduces ? { target: { ...(computed.quantity === counted ? {} : { quantity: computed.quantity }), base_year: year, reduction: reductionTo(target.value!, now.value), by } } : {};
  return { name: name(label), years: { from: year, to: by }, ...asked, measures: [] };
}

function reductionTo(allowed: number, base: number): number {
  return Math.round(Math.min(1, Math.max(0, 1 - allowed / base)) * 1e4) / 1e4;
}
