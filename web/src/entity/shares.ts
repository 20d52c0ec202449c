/** The largest parts of sums as shares of all of them together. */
import type { Explanation } from '../api/types';

export interface Portion {
  /** What it is part of, and the row that it is; null where it stands for a whole sum or for the rest of the first. */
  quantity: string;
  entity: string;
  row: number | null;
  label: string;
  share: number;
}

/** What adds up to one number of a row, some of it less than 0. */
export interface Driver {
  quantity: string;
  label: string;
  value: number;
  /** Its size over that of the largest. */
  part: number;
}

/** What a sum of one row is made of where quantities of that same row add up to it, the largest first; else none. */
export function driversOf({ row, entity, inputs }: Explanation): Driver[] {
  const own = inputs.filter((one) => one.entity === entity && one.row === row && numberOf(one.value) !== 0);
  if (row === null || inputs.some((one) => one.entity !== entity || one.row !== row)) return [];
  const most = Math.max(...own.map(({ value }) => Math.abs(numberOf(value))));
  const told = own.map(({ quantity, label, value }): Driver => ({ quantity, label, value: numberOf(value), part: Math.abs(numberOf(value)) / most }));
  return told.sort((one, other) => other.part - one.part);
}

/** Parts of the first sum, largest first, and every other sum as a whole; what is left of the first has no label. */
export function portionsOf(sums: readonly Explanation[]): Portion[] {
  const whole = sums.reduce((sum, { value }) => sum + numberOf(value), 0);
  const [first, ...others] = sums;
  if (!first || !(whole > 0)) return [];
  const parts = first.inputs.map(({ quantity, entity, row, name, id, value, weight }): Portion => ({ quantity, entity, row, label: name ?? id ?? '', share: (numberOf(value) * (weight ?? 1)) / whole }));
  const rest = numberOf(first.value) / whole - parts.reduce((sum, { share }) => sum + share, 0);
  const sumsOf = (sum: Explanation, label: string, share: number): Portion => ({ quantity: sum.quantity, entity: sum.entity, row: null, label, share });
  return [
    ...parts.filter(({ share }) => share > 0),
    ...(rest > LEAST ? [sumsOf(first, '', rest)] : []),
    ...others.map((sum) => sumsOf(sum, sum.label, numberOf(sum.value) / whole)).filter(({ share }) => share > 0),
  ];
}

/** Share below which nothing is left of a sum but what rounding leaves. */
const LEAST = 1e-6;

const numberOf = (value: Explanation['value']): number => (typeof value === 'number' ? value : 0);
