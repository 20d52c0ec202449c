/** Conditions of a measure in words. */
import type { Category, Where } from '../api/types';
import { kindsOf } from '../state/measure';
import { t } from '../text/messages.svelte';

/** Named kinds by the quantity whose values they are. */
export type Categories = Record<string, Category[]>;

export function conditions(where: Where, categories: Categories, name: (quantity: string) => string): string[] {
  const told: string[] = [];
  const { before, at_least: from } = where.construction_year ?? {};
  if (before) told.push(t('web-condition-before', { year: String(before) }));
  if (from) told.push(t('web-condition-from', { year: String(from) }));
  for (const name of ['building_use', 'heating_system'] as const) {
    const chosen = kindsOf(where[name]) ?? [];
    if (chosen.length) told.push(chosen.map((kind) => labelOf(kind, categories[name])).join(t('web-list-or')));
  }
  const zones = kindsOf(where.zone) ?? [];
  if (zones.length) told.push(t('web-condition-zone', { zones: zones.join(t('web-list-or')) }));
  if (where.area) told.push(t('web-condition-area'));
  if (where.id?.length) told.push(t('web-condition-ids', { count: where.id.length }));
  const others = unedited(where).map(name);
  if (others.length) told.push(t('web-saved-condition-others', { names: others.join(t('web-list-comma')) }));
  return told;
}

const EDITED = new Set(['construction_year', 'building_use', 'heating_system', 'zone', 'area', 'id']);

/** Attributes with conditions that only a file can set; they hold all the same. */
function unedited(where: Where): string[] {
  const kinds = (['building_use', 'heating_system', 'zone'] as const).filter((name) => kindsOf(where[name]) === null);
  return [...Object.keys(where).filter((name) => !EDITED.has(name)), ...kinds];
}

function labelOf(kind: string, categories: Category[] = []): string {
  return categories.find(({ name }) => name === kind)?.label ?? kind;
}
