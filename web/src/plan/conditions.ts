/** Conditions of a measure in words. */
import type { Bounds, Category, Quantity, Where } from '../api/types';
import { several } from '../map/drawing';
import { kindsOf } from '../state/measure';
import { t } from '../text/messages.svelte';
import { said } from '../text/say.svelte';

export const YEAR = 'year number';

/** Named kinds by the quantity whose values they are. */
export type Categories = Record<string, Category[]>;

/** `filters` are the attributes by which the page lets choose; of others it says that something is asked. */
export function conditions(where: Where, filters: string[], categories: Categories, quantityOf: (name: string) => Quantity | undefined): string[] {
  const labelOf = (name: string) => quantityOf(name)?.label ?? name;
  const told: string[] = [];
  for (const filter of filters) {
    const chosen = kindsOf(where[filter]) ?? [];
    if (chosen.length) told.push(chosen.map((kind) => kindLabel(kind, categories[filter])).join(t('web-list-or')));
    const { before, at_least: from } = boundsOf(where[filter]);
    const unit = quantityOf(filter)?.unit ?? '1';
    const bound = (year: string, other: string, limit: number) => (unit === YEAR ? t(year, { year: String(limit) }) : t(other, { name: labelOf(filter), value: said(limit, unit) }));
    if (before) told.push(bound('web-condition-before', 'web-condition-below', before));
    if (from) told.push(bound('web-condition-from', 'web-condition-least', from));
  }
  const zones = kindsOf(where.zone) ?? [];
  if (zones.length) told.push(t('web-condition-zone', { zones: zones.join(t('web-list-or')) }));
  const [areas, lines] = [several(where.area), several(where.line)];
  if (areas.length) told.push(areas.length > 1 ? t('web-condition-areas', { count: areas.length }) : t('web-condition-area'));
  if (lines.length) told.push(lines.length > 1 ? t('web-condition-strokes', { count: lines.length }) : t('web-condition-line', { width: said(lines[0].width, 'm') }));
  if (where.id?.length) told.push(t('web-condition-ids', { count: where.id.length }));
  const others = unedited(where, filters, categories).map(labelOf);
  if (others.length) told.push(t('web-saved-condition-others', { names: others.join(t('web-list-comma')) }));
  return told;
}

/** Bounds of a number; none for a condition of another form. */
export function boundsOf(condition: unknown): Bounds {
  return condition !== null && typeof condition === 'object' && !Array.isArray(condition) ? (condition as Bounds) : {};
}

/** Attributes with conditions that only a file can set; they hold all the same. */
function unedited({ zone, area: _, line: ___, id: __, ...attributes }: Where, filters: string[], categories: Categories): string[] {
  const named = Object.entries(attributes).filter(([name, condition]) => !filters.includes(name) || (categories[name]?.length && kindsOf(condition) === null));
  return [...named.map(([name]) => name), ...(kindsOf(zone) === null ? Object.keys({ zone }) : [])];
}

function kindLabel(kind: string, categories: Category[] = []): string {
  return categories.find(({ name }) => name === kind)?.label ?? kind;
}
