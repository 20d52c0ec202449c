/** What a household or a company emits by the energy that it buys: the factors of the city, on the day of the city. */
import type { Parameter } from '../api/types';

export const CARRIERS = ['electricity', 'district_heat', 'gas', 'oil', 'coal', 'wood'] as const;
export type Carrier = (typeof CARRIERS)[number];

export interface Factor {
  carrier: Carrier;
  label: string;
  /** kg CO2e for each kWh. */
  value: number;
  from: string;
  source: string;
}

const UNIT = 'kg/kWh';

/** The factors that hold on a day (ISO 8601); a carrier without one is left out. */
export function factorsOn(parameters: Parameter[], day: string): Factor[] {
  return CARRIERS.flatMap((carrier) => {
    const found = parameters.find(({ name, unit }) => name === `${carrier}_emission_factor` && unit === UNIT);
    const held = found?.values.filter(({ from }) => from <= day).at(-1);
    return found && held && held.value !== null ? [{ carrier, label: found.label, value: held.value, from: held.from, source: held.source }] : [];
  });
}

export interface Part {
  carrier: Carrier;
  /** kg CO2e a year. */
  emissions: number;
}

/** What each carrier makes of the kWh that were bought in a year. What is no number or below zero counts nothing. */
export function footprintOf(factors: Factor[], bought: Partial<Record<Carrier, number | null>>): { parts: Part[]; total: number } {
  const parts = factors.flatMap(({ carrier, value }) => {
    const amount = bought[carrier];
    return typeof amount === 'number' && amount > 0 ? [{ carrier, emissions: amount * value }] : [];
  });
  return { parts, total: parts.reduce((sum, { emissions }) => sum + emissions, 0) };
}
