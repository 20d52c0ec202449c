/** Which quantities colour the buildings, in the order in which one would want them. */
import type { Quantity } from '../api/types';

/** Values out of a table of parameters: they tell the table, not the city. */
const TABLES = ['lookup', 'spread', 'parameter'];
const COMPARED = /\/\(?(m²|person)/;

export interface Group {
  name: 'compared' | 'whole' | 'detail';
  quantities: Quantity[];
}

/** What compares buildings, then what stands for whole buildings, then the details that have no breaks of their own. */
export function choices(quantities: Quantity[]): Group[] {
  const usable = quantities.filter(({ mappable, unit, kind }) => mappable && unit !== 'category' && !TABLES.includes(kind));
  const groups: Group[] = (['compared', 'whole', 'detail'] as const).map((name) => ({ name, quantities: usable.filter((quantity) => groupOf(quantity) === name) }));
  return groups.filter((group) => group.quantities.length > 0);
}

/** What is wanted, else what is shown first, which should compare things of every size. */
export function choose(quantities: Quantity[], wanted: string | null, first: string | null = null): Quantity | null {
  const all = choices(quantities).flatMap((group) => group.quantities);
  return all.find(({ name }) => name === wanted) ?? all.find(({ name }) => name === first) ?? all[0] ?? null;
}

function groupOf({ unit, breaks }: Quantity): Group['name'] {
  if (!breaks?.length) return 'detail';
  return COMPARED.test(unit) ? 'compared' : 'whole';
}
