/** Scores of a framework: what is left out of them and why, which values would begin them, and the weights of groups. */
import type { IndicatorRow, IndicatorScores, ScoredGroup } from '../api/types';

export const REASONS = ['silent', 'part', 'benchmark', 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** Why a row has no points: nothing is reported, the value is a part of what is asked, it has no benchmark, or another reason. */
export function reasonOf({ status, now, computed, target }: IndicatorRow): Reason {
  if (status === 'not_reported' || now === null) return 'silent';
  if (status === 'computed' && computed?.fit !== 'whole') return 'part';
  return target === null || target.value === null ? 'benchmark' : 'other';
}

/** How many rows of a group are left out of its score, by the reason; reasons that no row has are left out. */
export function leftOutOf(rows: IndicatorRow[], scores: IndicatorScores, path: string[] = []): [Reason, number][] {
  const scored = new Set(scores.rows.map(({ code, part }) => `${code}/${part}`));
  const out = rows.filter((row) => row.framework === scores.framework && path.every((name, depth) => row.groups[depth]?.name === name) && !scored.has(`${row.code}/${row.part}`));
  const reasons = out.map(reasonOf);
  return REASONS.map((reason): [Reason, number] => [reason, reasons.filter((one) => one === reason).length]).filter(([, count]) => count > 0);
}

/** The whole and its groups of the first level. */
export function groupsShown({ groups }: IndicatorScores): ScoredGroup[] {
  return groups.filter(({ path }) => path.length < 2);
}

/** Rows that a value alone would score: they have a benchmark, and nothing is reported. */
export function wanting(rows: IndicatorRow[], framework: string): IndicatorRow[] {
  return rows.filter((row) => row.framework === framework && row.status === 'not_reported' && (row.target?.value ?? null) !== null);
}

/** What a person calls a row by the key that the server gives: the code, and the data point after a slash. */
export function labelOf({ rows }: IndicatorScores, key: string): string {
  return rows.find(({ code, part }) => key === (part ? `${code}/${part}` : code))?.label ?? key;
}

export const MOST_WEIGHT = 1000;

/** A weight that the server takes. */
export function isWeight(weight: unknown): weight is number {
  return typeof weight === 'number' && weight >= 0 && weight <= MOST_WEIGHT;
}

/** Weights as the server takes them; those of one and those that cannot be are left out. */
export function weightsWritten(weights: Record<string, number | null | undefined>): string {
  return Object.entries(weights).filter(([, weight]) => isWeight(weight) && weight !== 1).map(([name, weight]) => `${name}=${weight}`).join(',');
}
