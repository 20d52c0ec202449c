/** Who gains and who pays, in rows: of a plan of one day a year, of a plan of years in one year and over all of them. */
import { whole } from '../api/interval';
import type { Interval, PlanResult, Uncertainty } from '../api/types';
import type { Roles } from '../state/roles';
import { t } from '../text/messages.svelte';
import { holdsNone } from './verdicts';

export interface GainRow {
  name: string;
  label: string;
  /** Is part of other groups and not added to them. */
  part: boolean;
  /** What explains the number of the year; null where it is worked out from several. */
  quantity: string | null;
  /** Of the year, then over all years at present value; null where not known, undefined where it is told of neither. */
  amounts: (number | null | undefined)[];
  /** Where each amount may lie; undefined where that is not known. */
  intervals?: (Interval | undefined)[];
}

export interface Gains {
  rows: GainRow[];
  span: [first: number, last: number] | null;
}

/** Null where nobody knows who pays. */
export function gainsOf(result: PlanResult, year: number | null, roles: Roles, uncertainty: Uncertainty | null = null): Gains | null {
  const { money, pathway } = result;
  const last = !pathway || year === null || year === pathway.years.at(-1);
  const society = roles.one('cost_to_society');
  const path = pathway?.money;
  if (pathway && path) {
    const place = pathway.years.indexOf(year ?? pathway.years.at(-1)!);
    const rows: GainRow[] = path.groups.map(({ group, label, part_of_others: part, quantity, known, yearly, present_value: worth }) => (
      { name: group, label, part, quantity, amounts: known ? [yearly[place] ?? null, worth] : [null, null] }
    ));
    const amounts = [path.society[place] ?? null, path.present_value];
    const ofYear = last ? sure(result, amounts[0], society, uncertainty) : undefined;
    rows.push(...others(path, amounts, society, [ofYear, whole(uncertainty?.money.present_value ?? null) ?? undefined]));
    return { rows, span: [pathway.years[0], pathway.years.at(-1)!] };
  }
  if (!money) return null;
  const rows: GainRow[] = money.groups.map(({ group, label, part_of_others: part, quantity, known, gain }) => (
    { name: group, label, part, quantity, amounts: [known ? gain : null] }
  ));
  rows.push(...others(money, [money.society], society, [sure(result, money.society, society, uncertainty)]));
  return { rows, span: null };
}

/** What no group has, told of the last amount alone, and the sum of all; what is shared out whole has no row. */
function others(told: { fixed_costs_saved: number | null; not_shared: number | null }, amounts: (number | null)[], quantity: string | null, intervals: (Interval | undefined)[]): GainRow[] {
  const row = (name: string, value: number | null): GainRow => ({ name, label: t(`web-results-${name}`), part: false, quantity: null, amounts: [...amounts.slice(1).map(() => undefined), value] });
  return [row('fixed', told.fixed_costs_saved), ...(told.not_shared ? [row('not-shared', told.not_shared)] : []), { ...row('society', null), quantity, amounts, intervals }];
}

/** What society gains is what its cost falls by: as sure as the change of that cost, where both are one number. */
function sure({ headline }: PlanResult, gain: number | null, quantity: string | null, uncertainty: Uncertainty | null): Interval | undefined {
  const change = whole(uncertainty?.quantities.find((one) => one.quantity === quantity)?.change ?? null);
  const effect = headline.find((one) => one.quantity === quantity);
  const alike = gain !== null && Math.abs((effect?.change ?? NaN) + gain) < NOTHING;
  return change && alike ? { low: -change.high, high: -change.low } : undefined;
}

/** Half a unit of money is nobody's gain. */
const NOTHING = 0.5;

/** As everywhere, an interval on both sides of nothing says neither. */
export function verdictOf(gain: number, interval?: Interval): 'gains' | 'pays' | 'same' | 'unclear' {
  if (Math.abs(gain) < NOTHING) return 'same';
  if (interval && holdsNone(interval)) return 'unclear';
  return gain > 0 ? 'gains' : 'pays';
}
