/** The inventory of a year as a small table: sectors by scope, with notation keys counted where there is no amount. */
import type { Inventory } from '../api/types';

export const LEVELS = ['basic', 'basic-plus'] as const;
export const WARMING = ['AR4', 'AR5', 'AR6'] as const;
export type Level = (typeof LEVELS)[number];
export type Warming = (typeof WARMING)[number];
export const SCOPES = [1, 2, 3] as const;

type Sum = Inventory['total'];

/** The cell of a scope; null where the sector has none of that scope. */
export function scopeOf<Part extends { scope: number }>(scopes: Part[], scope: number): Part | null {
  return scopes.find((one) => one.scope === scope) ?? null;
}

/** "2 NE, 1 IE": how many subcategories have each notation key. */
export function keysOf({ keys }: Sum, separator: string): string {
  return Object.entries(keys).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, count]) => `${count}\u00a0${key}`).join(separator);
}

/** Subcategories of the level of which nothing is said at all. */
export function silentIn({ levels, level }: Inventory): number {
  return levels.find((one) => one.level === level)?.silent.length ?? 0;
}

/** What must add up, by its verdict; what differs comes with both sides. */
export function byVerdict({ identities }: Inventory): Record<Inventory['identities'][number]['verdict'], Inventory['identities']> {
  const of = (verdict: string) => identities.filter((one) => one.verdict === verdict);
  return { holds: of('holds'), differs: of('differs'), 'cannot-say': of('cannot-say') };
}
