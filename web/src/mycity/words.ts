/** What was found in a file, in one line. */
import { collator, countryName as nameOfCountry, numberFormat } from '../text/formats';
import { catalogue, t } from '../text/messages.svelte';
import type { Found } from './types';

const UNITS = { megabyte: 1e6, kilobyte: 1e3 };

export function size(bytes: number): string {
  const unit = bytes < UNITS.megabyte ? 'kilobyte' : 'megabyte';
  return numberFormat(catalogue.tag, { style: 'unit', unit, maximumSignificantDigits: 2 }).format(bytes / UNITS[unit]);
}

export function foundWords(bytes: number, found: Found): string {
  const { format, counts, years, crs, bounds } = found;
  const parts = [format, size(bytes), ...Object.entries(counts).map(([what, count]) => t(`web-mycity-count-${what}`, { count }))];
  if (years) parts.push(years[0] === years[1] ? String(years[0]) : t('web-mycity-years', { first: String(years[0]), last: String(years[1]) }));
  if (bounds) parts.push(extent(bounds));
  if (crs) parts.push(crs);
  return parts.join(t('web-mycity-dot'));
}

function extent([west, south, east, north]: NonNullable<Found['bounds']>): string {
  const degrees = numberFormat(catalogue.tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const [w, s, e, n] = [west, south, east, north].map((edge) => degrees.format(edge));
  return w === e && s === n ? t('web-mycity-place', { west: w!, south: s! }) : t('web-mycity-bounds', { west: w!, south: s!, east: e!, north: n! });
}

/** Order of names in the language of the page. */
export const byName = { compare: (one: string, other: string) => collator(catalogue.tag).compare(one, other) };

/** Name of a country in the language of the page. */
export function countryName(code: string): string {
  return nameOfCountry(catalogue.tag, code);
}
