/** Which quantities colour the map, in the order in which one would want them. */
import type { Quantity } from '../api/types';
import { kindsOf } from './category';

/** Values out of a table of parameters: they tell the table, not the city. */
const TABLES = ['lookup', 'spread', 'parameter'];
const COMPARED = /\/\(?(m²|person)/;

export interface Group {
  name: 'compared' | 'whole' | 'detail';
  quantities: Quantity[];
}

export function usable(quantities: Quantity[]): Quantity[] {
  return quantities.filter(({ mappable, unit, kind, categories }) => mappable && (unit !== 'category' || kindsOf({ unit, categories }) !== null) && !TABLES.includes(kind));
}

/** Of one entity: what compares rows of any size, then what stands for whole rows, then the details that have no breaks of their own. */
export function choices(quantities: Quantity[], entity: string | null): Group[] {
  const own = usable(quantities).filter((quantity) => quantity.entity === entity);
  const groups: Group[] = (['compared', 'whole', 'detail'] as const).map((name) => ({ name, quantities: own.filter((quantity) => groupOf(quantity) === name) }));
  return groups.filter((group) => group.quantities.length > 0);
}

/** The wanted one, else what the map shows first of an entity: what is better low, of what compares its rows. */
export function choose(quantities: Quantity[], wanted: string | null, entity: string | null): Quantity | null {
  const found = usable(quantities).find(({ name }) => name === wanted);
  if (found) return found;
  const all = choices(quantities, entity).flatMap((group) => group.quantities);
  return all.find((quantity) => quantity.better === 'less' && groupOf(quantity) === 'compared') ?? all[0] ?? null;
}

/** The group of what no formula computes. */
export const ATTRIBUTES = 'attributes';

/** By subject, each group in the order of the register. */
export function bySubject(quantities: Quantity[]): [subject: string, members: Quantity[]][] {
  const groups = new Map<string, Quantity[]>();
  for (const quantity of quantities) {
    const subject = quantity.kind === 'given' ? ATTRIBUTES : quantity.subject;
    groups.set(subject, [...(groups.get(subject) ?? []), quantity]);
  }
  return [...groups];
}

function groupOf({ unit, breaks }: Quantity): Group['name'] {
  if (!breaks?.length) return 'detail';
  return COMPARED.test(unit) ? 'compared' : 'whole';
}
