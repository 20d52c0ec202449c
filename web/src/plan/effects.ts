/** Effects of a plan in the order of a decision: groups, the one that leads, and the axis that all share. */
import type { Effect, Verdict } from '../api/types';

export const GROUPS: Verdict[] = ['better', 'worse', 'same'];
const MASS_PER_YEAR = /^(kg|t|kt)\/a$/;
const REACHES = [5, 10, 15, 30, 50, 75, 100];

/** Groups that have effects, each with its effects in the order of the register. */
export function grouped(effects: Effect[]): { verdict: Verdict; effects: Effect[] }[] {
  return GROUPS.map((verdict) => ({ verdict, effects: effects.filter((effect) => effect.verdict === verdict) })).filter(
    (group) => group.effects.length > 0,
  );
}

/** The one number: carbon of the whole city where the register has it, else the first headline. */
export function leading(effects: Effect[]): Effect | undefined {
  return effects.find(({ unit, quantity }) => MASS_PER_YEAR.test(unit) && /emission|carbon|ghg/.test(quantity)) ?? effects[0];
}

/** Reach of the shared axis in per cent, a round number that holds nearly every change. */
export function reach(effects: Effect[]): number {
  const largest = Math.max(0, ...effects.map(({ change_percent: change }) => Math.abs(change ?? 0)).filter(Number.isFinite));
  return REACHES.find((candidate) => largest <= candidate) ?? 100;
}
