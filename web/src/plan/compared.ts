/** Two plans side by side, in rows: what both leave as it is is left out. */
import type { Comparison, ExamplePlan, SavedSummary } from '../api/types';
import { tellingDigits } from '../text/number';

export interface ComparedRow {
  quantity: string;
  label: string;
  unit: string;
  today: number | null;
  plans: (number | null)[];
  percents: (number | null)[];
  best: number[];
  /** Digits that tell the plans apart, and the size that gives all numbers of the row one power of ten. */
  digits: number;
  beside: number;
}

export function rowsOf({ headline }: Comparison): ComparedRow[] {
  return headline
    .filter(({ change }) => change.some((value) => value !== 0))
    .map(({ quantity, label, unit, today, plan, change, change_percent: percents, best }) => ({
      quantity,
      label,
      unit,
      today: today[0],
      plans: plan,
      percents: percents.map((percent, place) => (change[place] === 0 ? 0 : percent)),
      best,
      digits: tellingDigits(plan[0] ?? 0, plan[1] ?? 0),
      beside: Math.max(...[today[0], ...plan].map((value) => Math.abs(value ?? 0))),
    }));
}

export interface ComparedCost {
  key: string;
  unit: string;
  values: (number | null)[];
  beside: number;
}

export function costRows({ plans }: Comparison): ComparedCost[] {
  const rows = [
    { key: 'web-cost-build', unit: 'money', values: plans.map(({ cost }) => cost.investment) },
    { key: 'web-cost-energy', unit: 'money/a', values: plans.map(({ cost }) => cost.energy_cost_change) },
    { key: 'web-cost-tonne', unit: 'money/t', values: plans.map(({ cost }) => cost.cost_per_tonne) },
  ];
  return rows.map((row) => ({ ...row, beside: Math.max(0, ...row.values.map((value) => Math.abs(value ?? 0))) }));
}

/** Examples that the city has not among its saved plans: one that it has is its own and is listed there. */
export function otherExamples(examples: ExamplePlan[], saved: SavedSummary[]): ExamplePlan[] {
  const own = new Set(saved.filter(({ problem }) => !problem).map(({ id }) => id));
  return examples.filter(({ name }) => !own.has(name));
}
