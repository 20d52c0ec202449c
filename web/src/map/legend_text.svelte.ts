/** The words of the legend: break numbers and unit, for the page and for the picture. */
import { numberFormat } from '../text/formats';
import { catalogue } from '../text/messages.svelte';
import { said } from '../text/say.svelte';
import { readable, WORDS } from '../text/unit';

const COMPACT_FROM = 10_000;
const YEAR = 'year number';

interface Labelled {
  starts: (number | null)[];
  difference: boolean;
  kinds?: string[] | null;
}

/** What stands at the beginning of each class, the last one being open; of kinds their labels. */
export function classLabels(unit: string, { starts, difference, kinds }: Labelled): string[] {
  if (kinds) return [...kinds];
  const largest = Math.max(0, ...starts.map((start) => Math.abs(start ?? 0)));
  const options: Intl.NumberFormatOptions = unit === YEAR ? { useGrouping: false } : largest >= COMPACT_FROM ? { notation: 'compact' } : {};
  const format = numberFormat(catalogue.tag, { ...options, maximumSignificantDigits: 4, ...(difference ? { signDisplay: 'exceptZero' } : {}) });
  const text = (start: number | null) => (start === null ? '' : format.format(start).replace('-', '−'));
  return starts.map((start, index) => text(start) + (index === starts.length - 1 ? '+' : ''));
}

export function unitOf(unit: string): string {
  if (unit.startsWith('money') || unit === 'person') return said(0, unit).replace('0', '').trim();
  return WORDS[unit] ?? readable(unit, catalogue.tag);
}
