/** Conditions of a measure in words. */
import type { Bounds, Category, Where } from '../api/types';
import { kindsOf } from '../state/measure';
import { t } from '../text/messages.svelte';

/** Named kinds by the quantity whose values they are. */
export type Categories = Record<string, Category[]>;

/** `filters` are the attributes by which the page lets choose; of others it says that something is asked. */
export function conditions(where: Where, filters: string[], categories: Categories, name: (quantity: string) => string): string[] {
  const told: string[] = [];
  for (const filter of filters) {
    const chosen = kindsOf(where[filter]) ?? [];
    if (chosen.length) told.push(chosen.map((kind) => labelOf(kind, categories[filter])).join(t('web-list-or')));
    const { before, at_least: from } = boundsOf(where[filter]);
    if (before) told.push(t('web-condition-before', { year: String(before) }));
    if (from) told.push(t('web-condition-from', { year: String(from) }));
  }
  const zones = kindsOf(where.zone) ?? [];
  if (zones.length) told.push(t('web-condition-zone', { zones: zones.join(t('web-list-or')) }));
  if (where.area) told.push(t('web-condition-area'));
  if (where.id?.length) told.push(t('web-condition-ids', { count: where.id.length }));
  const others = unedited(where, filters, categories).map(name);
  if (others.length) told.push(t('web-saved-condition-others', { names: others.join(t('web-list-comma')) }));
  return told;
}

/** Bounds of a number; none for a condition of another form. */
export function boundsOf(condition: unknown): Bounds {
  return condition !== null && typeof condition === 'object' && !Array.isArray(condition) ? (condition as Bounds) : {};
}

/** Attributes with conditions that only a file can set; they hold all the same. */
function unedited({ zone, area: _, id: __, ...attributes }: Where, filters: string[], categories: Categories): string[] {
  const named = Object.entries(attributes).filter(([name, condition]) => !filters.includes(name) || (categories[name]?.length && kindsOf(condition) === null));
  return [...named.map(([name]) => name), ...(kindsOf(zone) === null ? Object.keys({ zone }) : [])];
}

function labelOf(kind: string, categories: Category[] = []): string {
  return categories.find(({ name }) => name === kind)?.label ?? kind;
}
