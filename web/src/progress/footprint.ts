/** What a household or a company emits by what it uses in a year, with the factors of the city's inventory. Nothing is sent. */
import type { EmissionFactor } from '../api/types';

export const WHO = ['household', 'company'] as const;
export type Who = (typeof WHO)[number];

/** Where fuels are burned, as the factors of the inventory tell it. */
const PLACES: Record<Who, string> = { household: 'residential', company: 'commercial' };
const BOUGHT = ['electricity', 'district_heat'];
const FUELS = ['natural_gas', 'gas_oil', 'liquefied_petroleum_gas', 'wood', 'peat', 'other_bituminous_coal'];
const VEHICLES = ['motor_gasoline.road', 'diesel.road', 'liquefied_petroleum_gas.road', 'natural_gas.road'];
const WASTE = ['composting.wet', 'anaerobic_digestion.wet', 'incineration.municipal_waste'];

/** Names of what a household or a company may choose, in the order in which it is shown. */
export function namesFor(who: Who): string[] {
  return [...BOUGHT, ...FUELS.map((fuel) => `${fuel}.${PLACES[who]}`), ...VEHICLES, ...WASTE];
}

/** All names, so that what is fetched does not tell who asks. */
export const NAMES = [...new Set(WHO.flatMap(namesFor))];

/** Units that need a number of the person's own: what the vehicle needs on 100 km, what a cubic metre of gas holds. */
const BY_OWN: Record<string, { unit: string; base: string; each: number; names: (name: string) => boolean }> = {
  km: { unit: 'km', base: 'L', each: 1 / 100, names: (name) => ['motor_gasoline.road', 'diesel.road', 'liquefied_petroleum_gas.road'].includes(name) },
  'km-kg': { unit: 'km', base: 'kg', each: 1 / 100, names: (name) => name === 'natural_gas.road' },
  'km-kWh': { unit: 'km', base: 'kWh', each: 1 / 100, names: (name) => name === 'electricity' },
  m3: { unit: 'm3', base: 'kWh', each: 1, names: (name) => name.startsWith('natural_gas.') && name !== 'natural_gas.road' },
};

export interface Choice {
  name: string;
  label: string;
  /** kg CO2e for one of each unit that needs no more than the amount. */
  rates: Record<string, number>;
  /** Units that need a number of the person's own, by unit: in which unit that number counts, and for how much of it. */
  own: Record<string, { base: string; each: number }>;
  from: string;
  source: string;
}

export interface Row {
  name: string;
  amount: number | null;
  unit: string;
  /** Consumption on 100 km, or energy in a cubic metre. */
  own: number | null;
}

/** What may be chosen on a day (ISO 8601), with all gases of each factor together; carbon dioxide of biomass counts nothing. */
export function choicesOn(factors: EmissionFactor[], day: string, who: Who): Choice[] {
  return namesFor(who).flatMap((name) => {
    const held = factors.filter((factor) => factor.name === name && factor.valid_from <= day && (factor.valid_until === null || day < factor.valid_until));
    const [first] = held;
    if (!first || !Object.keys(first.scales).length) return [];
    const each = held.filter(({ biogenic, gas }) => !(biogenic && gas === 'CO2')).reduce((sum, { value, potential }) => sum + value * potential, 0);
    const rates = Object.fromEntries(Object.entries(first.scales).map(([unit, scale]) => [unit, each * scale]));
    const own = Object.values(BY_OWN).filter(({ unit, base, names }) => names(name) && rates[unit] === undefined && rates[base] !== undefined);
    return [{ name, label: first.label, rates, own: Object.fromEntries(own.map(({ unit, base, each: share }) => [unit, { base, each: share }])), from: first.valid_from, source: first.source }];
  });
}

/** Units in which the amount of a choice may stand, those that stand on bills first. */
export function unitsOf({ rates, own }: Choice): string[] {
  const order = ['kWh', 'L', 'm3', 'kg', 'km', 't', 'MWh', 'GJ'];
  const known = [...Object.keys(rates), ...Object.keys(own)];
  return order.filter((unit) => known.includes(unit));
}

/** kg CO2e for one of the unit of a row; null where a number of its own is missing. */
export function rateOf(choice: Choice, { unit, own }: Row): number | null {
  const more = choice.own[unit];
  if (!more) return choice.rates[unit] ?? null;
  return isAmount(own) ? choice.rates[more.base] * own * more.each : null;
}

export interface Part {
  /** Place of its row. */
  place: number;
  label: string;
  /** kg CO2e a year. */
  emissions: number;
}

/** What each row makes in a year. What is no number or below zero counts nothing. */
export function footprintOf(choices: Choice[], rows: Row[]): { parts: Part[]; total: number } {
  const parts = rows.flatMap((row, place) => {
    const choice = choices.find(({ name }) => name === row.name);
    const rate = choice ? rateOf(choice, row) : null;
    return choice && rate !== null && isAmount(row.amount) ? [{ place, label: choice.label, emissions: row.amount * rate }] : [];
  });
  return { parts, total: parts.reduce((sum, { emissions }) => sum + emissions, 0) };
}

function isAmount(value: number | null): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}

/** The row as it is when something else is chosen: the unit stays where it can. */
export function rowFor(choice: Choice, unit = ''): Row {
  const units = unitsOf(choice);
  return { name: choice.name, amount: null, unit: units.includes(unit) ? unit : units[0], own: null };
}

/** Rows of another kind of asker: fuels burned at home are burned at work, the amounts stay. */
export function rowsOf(rows: Row[], choices: Choice[], who: Who): Row[] {
  const moved = rows.map((row) => ({ ...row, name: row.name.replace(/\.(residential|commercial)$/, `.${PLACES[who]}`) }));
  return moved.filter(({ name }) => choices.some((choice) => choice.name === name));
}
