/** What a plan costs, in rows, each with the quantity that explains it. */
import { whole } from '../api/interval';
import type { Uncertainty, Interval, PlanResult } from '../api/types';
import type { Roles } from '../state/roles';
import type { Arguments } from '../text/messages.svelte';

export interface CostRow {
  key: string;
  words?: Arguments;
  value: number | null;
  unit: string;
  /** What explains the number; null where nothing fills its role. */
  quantity: string | null;
  interval: Interval | null;
  signed: boolean;
}

export function costsOf({ cost, pathway }: PlanResult, uncertainty: Uncertainty | null, roles: Roles): CostRow[] {
  const row = (key: string, value: number | null, unit: string, role: string, name: string, signed = false): CostRow => (
    { key, value, unit, quantity: roles.one(role), interval: around(value, whole(uncertainty?.money[name] ?? null)), signed }
  );
  const money = pathway?.money;
  if (pathway && money) {
    const words = { first: String(pathway.years[0]), last: String(pathway.years.at(-1)!) };
    const rows = [
      row('web-results-cost-build', money.investment, 'money', 'investment', 'investment'),
      row('web-results-cost-grants', money.subsidies, 'money', 'subsidy', 'subsidies'),
      row('web-results-cost-present', money.present_value, 'money', 'present_value', 'present_value', true),
      row('web-cost-tonne', money.cost_per_tonne, 'money/t', 'cost_to_society', 'cost_per_tonne'),
      row('web-results-cost-payback', money.payback_years, 'a', 'cost_to_users', 'payback_years'),
    ];
    return rows.filter(({ key, value }) => value !== null || key === 'web-cost-tonne').map((one) => ({ ...one, words }));
  }
  return [
    row('web-cost-build', cost.investment, 'money', 'investment', 'investment'),
    row('web-cost-run', cost.running_cost, 'money/a', 'running_cost', 'running_cost', true),
    row('web-cost-energy', cost.energy_cost_change, 'money/a', 'energy_cost', 'energy_cost_change', true),
    row('web-cost-tonne', cost.cost_per_tonne, 'money/t', 'cost_to_society', 'cost_per_tonne'),
  ];
}

/** The interval of a cost; null where another number is meant, as where a measure replaces what another one built. */
function around(value: number | null, interval: Interval | null): Interval | null {
  return value !== null && interval && interval.low <= value && value <= interval.high ? interval : null;
}
