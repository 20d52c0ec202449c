/** Who gains and who pays, in rows: of a plan of one day a year, of a plan of years in one year and over all of them. */
import type { PlanResult } from '../api/types';
import type { Roles } from '../state/roles';
import { t } from '../text/messages.svelte';

export interface GainRow {
  name: string;
  label: string;
  /** Is part of other groups and not added to them. */
  part: boolean;
  /** What explains the number of the year; null where it is worked out from several. */
  quantity: string | null;
  /** Of the year, then over all years at present value; null where not known, undefined where it is told of neither. */
  amounts: (number | null | undefined)[];
}

export interface Gains {
  rows: GainRow[];
  span: [first: number, last: number] | null;
}

/** Null where nobody knows who pays. */
export function gainsOf({ money, pathway }: PlanResult, year: number | null, roles: Roles): Gains | null {
  const society = roles.one('cost_to_society');
  const path = pathway?.money;
  if (pathway && path) {
    const place = pathway.years.indexOf(year ?? pathway.years.at(-1)!);
    const rows: GainRow[] = path.groups.map(({ group, label, part_of_others: part, quantity, known, yearly, present_value: worth }) => (
      { name: group, label, part, quantity, amounts: known ? [yearly[place] ?? null, worth] : [null, null] }
    ));
    rows.push(...others(path, [path.society[place] ?? null, path.present_value], society));
    return { rows, span: [pathway.years[0], pathway.years.at(-1)!] };
  }
  if (!money) return null;
  const rows: GainRow[] = money.groups.map(({ group, label, part_of_others: part, quantity, known, gain }) => (
    { name: group, label, part, quantity, amounts: [known ? gain : null] }
  ));
  rows.push(...others(money, [money.society], society));
  return { rows, span: null };
}

/** What no group has, told of the last amount alone, and the sum of all; what is shared out whole has no row. */
function others(told: { fixed_costs_saved: number | null; not_shared: number | null }, amounts: (number | null)[], quantity: string | null): GainRow[] {
  const row = (name: string, value: number | null): GainRow => ({ name, label: t(`web-results-${name}`), part: false, quantity: null, amounts: [...amounts.slice(1).map(() => undefined), value] });
  return [row('fixed', told.fixed_costs_saved), ...(told.not_shared ? [row('not-shared', told.not_shared)] : []), { ...row('society', null), quantity, amounts }];
}

/** Half a unit of money is nobody's gain. */
const NOTHING = 0.5;

export function verdictOf(gain: number): 'gains' | 'pays' | 'same' {
  if (Math.abs(gain) < NOTHING) return 'same';
  return gain > 0 ? 'gains' : 'pays';
}
