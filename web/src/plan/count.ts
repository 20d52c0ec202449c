/** How many get a measure, and which of them first, as the page edits it. */
import type { Count } from '../api/types';

/** Which come first: `lot` by the seed, else the highest or the lowest of an attribute. */
export type Order = 'lot' | `${'highest' | 'lowest'}:${string}`;
export const MOST = 100_000_000;

export const rowsOf = (count: Count): number => (typeof count === 'number' ? count : count.rows);

export function orderOf(count: Count): Order {
  if (typeof count === 'number') return 'lot';
  if (count.highest) return `highest:${count.highest}`;
  return count.lowest ? `lowest:${count.lowest}` : 'lot';
}

/** The attribute that decides who comes first; none where the seed does. */
export function attributeOf(order: Order): string | null {
  return order === 'lot' ? null : order.slice(order.indexOf(':') + 1);
}

/** What is counted: a quantity that the measure makes, such as trees; null where its rows are. */
export const countedBy = (count: Count): string | null => (typeof count === 'number' ? null : (count.of ?? null));

export function counted(rows: number, order: Order, of: string | null = null): Count {
  const attribute = attributeOf(order);
  if (!attribute && !of) return rows;
  return { rows, ...(of ? { of } : {}), ...(attribute ? { [order.startsWith('highest') ? 'highest' : 'lowest']: attribute } : {}) };
}

/** A number that somebody wrote; null for one that no plan can have. */
export function wholeNumber(written: number): number | null {
  const rows = Math.round(written);
  return rows >= 1 && rows <= MOST ? rows : null;
}
