/** The numbers of a goal, that of its own aim first. */
import type { Goal } from '../api/types';

export interface GoalNumber {
  key: string;
  value: number | null;
  unit: string;
}

const OWN: Record<string, string> = { 'cheapest-tonnes': 'web-cost-tonne', 'lowest-bills': 'web-cost-energy' };

export function goalNumbers({ goal, together }: Goal): GoalNumber[] {
  const numbers = [
    { key: 'web-results-goal-emissions', value: together.emissions_change, unit: 't/a' },
    { key: 'web-cost-energy', value: together.energy_cost_change, unit: 'money/a' },
    { key: 'web-cost-tonne', value: together.cost_per_tonne, unit: 'money/t' },
    { key: 'web-cost-build', value: together.investment, unit: 'money' },
  ].filter(({ value }) => value !== null);
  const first = numbers.find(({ key }) => key === OWN[goal]);
  return first ? [first, ...numbers.filter((number) => number !== first)] : numbers;
}
