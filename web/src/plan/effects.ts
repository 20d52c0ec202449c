/** Effects of a plan in the order of a decision: groups, the one that leads, and the axis that all share. */
import type { Effect, Verdict } from '../api/types';

/** What changes without a wanted direction is neither better nor worse, but it changes. */
export type Group = Verdict | 'changed';

const GROUPS: Group[] = ['better', 'worse', 'changed', 'same'];
const MASS_PER_YEAR = /^(kg|t|kt)\/a$/;
const REACHES = [5, 10, 15, 30, 50, 75, 100];

/** Groups that have effects, each with its effects in the order of the register. */
export function grouped(effects: Effect[]): { group: Group; effects: Effect[] }[] {
  const members = (group: Group) => effects.filter((effect) => groupOf(effect) === group);
  return GROUPS.map((group) => ({ group, effects: members(group) })).filter((part) => part.effects.length > 0);
}

export function groupOf({ verdict, change }: Effect): Group {
  return verdict === 'same' && change ? 'changed' : verdict;
}

/** The one number: carbon of the whole city where the register has it, else the first headline. */
export function leading<T extends { unit: string; quantity?: string; name?: string }>(effects: T[]): T | undefined {
  return effects.find(({ unit, quantity, name }) => MASS_PER_YEAR.test(unit) && /emission/.test(quantity ?? name ?? '')) ?? effects[0];
}

/** Reach of the shared axis in per cent, a round number that holds nearly every change. */
export function reach(effects: Effect[]): number {
  const largest = Math.max(0, ...effects.map(({ change_percent: change }) => Math.abs(change ?? 0)).filter(Number.isFinite));
  return REACHES.find((candidate) => largest <= candidate) ?? 100;
}
