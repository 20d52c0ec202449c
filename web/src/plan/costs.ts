/** What a plan costs, in rows, each with the quantity that explains it. */
import { whole } from '../api/interval';
import type { Doubt, Interval, PlanResult } from '../api/types';
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

export function costsOf({ cost, pathway, headline }: PlanResult, doubt: Doubt | null, roles: Roles): CostRow[] {
  const row = (key: string, value: number | null, unit: string, role: string, interval: Interval | null = null, signed = false): CostRow => (
    { key, value, unit, quantity: roles.one(role), interval, signed }
  );
  const money = pathway?.money;
  if (pathway && money) {
    const words = { first: String(pathway.years[0]), last: String(pathway.years.at(-1)!) };
    const rows = [
      row('web-results-cost-build', money.investment, 'money', 'investment'),
      row('web-results-cost-grants', money.subsidies, 'money', 'subsidy'),
      row('web-results-cost-present', money.present_value, 'money', 'present_value', null, true),
      row('web-cost-tonne', money.cost_per_tonne, 'money/t', 'cost_to_society'),
      row('web-results-cost-payback', money.payback_years, 'a', 'cost_to_users'),
    ];
    return rows.filter(({ key, value }) => value !== null || key === 'web-cost-tonne').map((one) => ({ ...one, words }));
  }
  /** The interval of a change is that of the cost only where both are the same number. */
  const change = (role: string, value: number | null) => {
    const quantity = roles.one(role);
    const same = headline.find((effect) => effect.quantity === quantity)?.change;
    const found = whole(doubt?.quantities.find((one) => one.quantity === quantity)?.change ?? null);
    return value !== null && same !== undefined && same !== null && Math.abs(same - value) <= 1e-6 * Math.abs(value) ? found : null;
  };
  return [
    row('web-cost-build', cost.investment, 'money', 'investment', change('investment', cost.investment)),
    row('web-cost-run', cost.running_cost, 'money/a', 'running_cost', change('running_cost', cost.running_cost), true),
    row('web-cost-energy', cost.energy_cost_change, 'money/a', 'energy_cost', change('energy_cost', cost.energy_cost_change), true),
    row('web-cost-tonne', cost.cost_per_tonne, 'money/t', 'cost_to_society', whole(doubt?.cost_per_tonne ?? null)),
  ];
}
