/** What a plan costs, in rows, each with the quantity that explains it. */
import { whole } from '../api/interval';
import type { Doubt, Interval, PlanResult } from '../api/types';
import type { Arguments } from '../text/messages.svelte';

export interface CostRow {
  key: string;
  words?: Arguments;
  value: number | null;
  unit: string;
  quantity: string;
  interval: Interval | null;
  signed: boolean;
}

export function costsOf({ cost, pathway, headline }: PlanResult, doubt: Doubt | null): CostRow[] {
  const row = (key: string, value: number | null, unit: string, quantity: string, interval: Interval | null = null, signed = false): CostRow => (
    { key, value, unit, quantity, interval, signed }
  );
  const money = pathway?.money;
  if (pathway && money) {
    const words = { first: String(pathway.years[0]), last: String(pathway.years.at(-1)!) };
    const rows = [
      row('web-results-cost-build', money.investment, 'money', 'city_investment'),
      row('web-results-cost-grants', money.subsidies, 'money', 'city_subsidy_of_year'),
      row('web-results-cost-present', money.present_value, 'money', 'city_present_value_of_cost', null, true),
      row('web-cost-tonne', money.cost_per_tonne, 'money/t', 'city_cost_to_society'),
      row('web-results-cost-payback', money.payback_years, 'a', 'city_cost_to_users_and_owners'),
    ];
    return rows.filter(({ key, value }) => value !== null || key === 'web-cost-tonne').map((one) => ({ ...one, words }));
  }
  /** The interval of a change is that of the cost only where both are the same number. */
  const change = (quantity: string, value: number | null) => {
    const same = headline.find((effect) => effect.quantity === quantity)?.change;
    const found = whole(doubt?.quantities.find((one) => one.quantity === quantity)?.change ?? null);
    return value !== null && same !== undefined && same !== null && Math.abs(same - value) <= 1e-6 * Math.abs(value) ? found : null;
  };
  return [
    row('web-cost-build', cost.investment, 'money', 'city_investment', change('city_investment', cost.investment)),
    row('web-cost-run', cost.running_cost, 'money/a', 'city_running_cost_of_measures', change('city_running_cost_of_measures', cost.running_cost), true),
    row('web-cost-energy', cost.energy_cost_change, 'money/a', 'city_energy_cost', change('city_energy_cost', cost.energy_cost_change), true),
    row('web-cost-tonne', cost.cost_per_tonne, 'money/t', 'city_cost_to_society', whole(doubt?.cost_per_tonne ?? null)),
  ];
}
