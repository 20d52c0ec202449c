/** Effects of a plan in the order of a decision: groups, the one that leads, and the axis that all share. */
import { hasEnds, whole } from '../api/interval';
import { DEGREES } from '../map/classes';
import type { Uncertainty, UncertaintyOfQuantity, Effect, Interval, PathQuantity, PlanResult, Verdict } from '../api/types';
import { CUMULATED, EMISSIONS, TOTAL, YEARLY, type Roles } from '../state/roles';
import { settled } from './verdicts';

/** What changes without a wanted direction is neither better nor worse, but it changes. */
export type Group = Verdict | 'failed';

export const GROUPS: Group[] = ['better', 'worse', 'unclear', 'unknown', 'failed', 'changed', 'slight', 'same'];
/** The one number of a plan is carbon, of all its years before that of one. */
const CARBON = [CUMULATED, YEARLY, EMISSIONS];
/** Share of a sum that is no change but how it was rounded. */
const ROUNDED = 1e-9;
const REACHES = [5, 10, 15, 30, 50, 75, 100];

/** An effect in the year that is shown; `without` is that year without the plan, undefined where the plan is of one day. */
export interface Shown extends Effect {
  without?: number | null;
}

/** An effect with what is known of how sure it is. */
export interface Judged extends Shown {
  /** Null where nobody can tell how sure the change is; one of today or the plan where it is that number alone. */
  intervals: { today: Interval | null; plan: Interval | null; change: Interval } | null;
}

/** Effects in a year of a plan of years; those of its day for any other. */
export function effectsIn({ headline, pathway }: PlanResult, year: number | null): Shown[] {
  const place = pathway && year !== null ? pathway.years.indexOf(year) : -1;
  if (!pathway || place < 0) return headline;
  const last = place === pathway.years.length - 1;
  return headline.map((effect) => {
    const path = pathway.quantities.find(({ quantity }) => quantity === effect.quantity);
    if (!path) return effect;
    return { ...effect, ...(last ? {} : inYear(path, place, effect)), without: path.reference[place] };
  });
}

/** The plan against the same year without it, with the verdict of that year: what cannot be told in the last one may be in it. */
function inYear({ plan: values, reference: without, verdicts }: PathQuantity, place: number, { unit }: Effect) {
  const [plan, reference] = [values[place], without[place]];
  const change = reference === null || plan === null ? null : plan - reference;
  return { plan, reference, change, change_percent: unit === DEGREES ? null : share(change, reference), verdict: verdicts[place] ?? ('unknown' as const) };
}

/** Effects with their intervals; the verdict of the intervals stands over the one of the bare numbers. */
export function judged(effects: Shown[], uncertainty: Pick<Uncertainty, 'quantities'> | null): Judged[] {
  return effects.map((effect) => {
    const found = uncertainty?.quantities.find(({ quantity }) => quantity === effect.quantity);
    if (!found) return { ...effect, intervals: null };
    return { ...effect, verdict: settled(effect.verdict, found.verdict), intervals: intervalsOf(found) };
  });
}

/** The change is the one against the reference, which of a plan of one day is today. */
function intervalsOf({ today, plan, change }: UncertaintyOfQuantity): Judged['intervals'] {
  return hasEnds(change) ? { today: whole(today), plan: whole(plan), change } : null;
}

/** Ends of the change in per cent of what it is against, for the shared axis. */
export function percents({ reference, intervals, unit }: Judged): Interval | null {
  const change = intervals?.change;
  if (!change || !reference || unit === DEGREES) return null;
  const part = 100 / Math.abs(reference);
  return { low: change.low * part, high: change.high * part };
}

function share(change: number | null, today: number | null): number | null {
  return change === null || !today ? null : (100 * change) / Math.abs(today);
}

/** Groups that have effects, each with its effects in the order of the register. */
export function grouped<T extends Effect>(effects: T[]): { group: Group; effects: T[] }[] {
  const members = (group: Group) => effects.filter((effect) => groupOf(effect) === group);
  return GROUPS.map((group) => ({ group, effects: members(group) })).filter((part) => part.effects.length > 0);
}

/** The verdict, as in the report and the table: a change that cannot be told from none is none. */
export function groupOf({ verdict, today, plan }: Effect): Group {
  return today === null || plan === null ? 'failed' : verdict;
}

/** The one number: carbon of the whole city where the register has it, of several domains the largest; else the first headline. */
export function leading<T extends { quantity?: string; name?: string; today?: number | null }>(effects: T[], roles: Roles): T | undefined {
  const size = ({ today }: T) => Math.abs(today ?? 0);
  const ofRole = (role: string) => effects.filter(({ quantity, name }) => roles.names(role, null).includes(quantity ?? name ?? '')).sort((one, other) => size(other) - size(one));
  return CARBON.flatMap(ofRole)[0] ?? effects[0];
}

/** What leads, the interval of its change, and the quantity that tells why it changes: that of the domain that changes most. */
export interface Led {
  effect: Judged | undefined;
  change: Interval | null;
  why: string;
}

/** What leads, and what is known of its change: of a plan of one day the emissions of all domains, drawn with their parts. */
export function led({ emissions = [], pathway }: PlanResult, effects: Judged[], roles: Roles, labelOf: (quantity: string) => string, uncertainty: Pick<Uncertainty, 'quantities'> | null = null): Led {
  const effect = leading(effects, roles);
  const total = roles.one(TOTAL);
  const parts = emissions.filter(({ missing }) => missing === null);
  if (!effect || !total || pathway || parts.length < 2 || !parts.some(({ quantity }) => quantity === effect.quantity)) return { effect, change: effect?.intervals?.change ?? null, why: effect?.quantity ?? '' };
  const [today, reference, plan] = (['today', 'reference', 'plan'] as const).map((key) => parts.reduce((sum, part) => sum + (part[key] ?? 0), 0)) as [number, number, number];
  const change = plan - reference;
  const drawn = uncertainty?.quantities.find(({ quantity }) => quantity === total);
  // Where one domain alone changes, the change of all is its own.
  const by = (part: (typeof parts)[number]) => Math.abs((part.plan ?? 0) - (part.reference ?? 0));
  const moved = parts.filter((part) => by(part) > ROUNDED * Math.abs(part.reference ?? 0)).sort((one, other) => by(other) - by(one));
  const only = moved.length < 2 ? effects.find(({ quantity }) => quantity === (moved[0] ?? effect).quantity) : undefined;
  const verdict = drawn?.verdict ?? only?.verdict ?? (change < 0 ? 'better' : change > 0 ? 'worse' : 'same');
  const intervals = drawn ? intervalsOf(drawn) : null;
  const told = { today, reference, plan, change, change_percent: share(change, reference), verdict, quality: (only ?? effect).quality, intervals };
  return { effect: { ...effect, ...told, quantity: total, label: labelOf(total) }, change: intervals?.change ?? only?.intervals?.change ?? null, why: drawn ? total : (moved[0] ?? effect).quantity };
}

/** Reach of the shared axis in per cent, a round number that holds nearly every change. */
export function reach(effects: { change_percent: number | null }[]): number {
  const largest = Math.max(0, ...effects.map(({ change_percent: change }) => Math.abs(change ?? 0)).filter(Number.isFinite));
  return REACHES.find((candidate) => largest <= candidate) ?? 100;
}
