/** What is written about an entry, and what of it is sent. */
import { RequestError } from '../api/client';
import type { EntryFormAnswer, FileEntry, FileEntryToAdd } from '../api/enterprises';
import { daysIn } from '../text/instant.svelte';
import { t } from '../text/messages.svelte';

export const LONGEST = 2_000;
/** Order in which a form asks. */
const FIELDS = ['since', 'until', 'reference', 'pollutant', 'amount', 'unit', 'per', 'outlet', 'longitude', 'latitude', 'text'] as const;
export type Field = (typeof FIELDS)[number];
const NUMBERS: readonly Field[] = ['amount', 'longitude', 'latitude'];
/** What is said to another entry has neither a day of its own nor a reference. */
const SAID: readonly string[] = ['answer', 'void'];

/** Whether a kind holds for a whole year. */
export const yearsOf = (kind: string): boolean => kind === 'quota';

/** What a form offers for a field; anything else may be entered, and the server says whether it is known. */
export type OfferedNames = Partial<Record<Field, string[]>>;

/** Pollutants by their label, and outlets, of the entries that count. */
export function offeredOf(entries: readonly FileEntry[]): OfferedNames {
  const standing = entries.filter(({ kind, corrected_by: by }) => by === null && kind !== 'void');
  const names = (found: (string | null)[]): string[] => [...new Set(found.filter((one) => one !== null && one !== ''))] as string[];
  return { pollutant: names(standing.map((one) => one.pollutant_label)), outlet: names(standing.filter(({ kind }) => kind === 'outlet').map((one) => one.outlet)) };
}

/** The fields of a form: what its kind needs, then what it may have as well. */
export function namesOf({ kind, needs, may }: EntryFormAnswer): Field[] {
  if (SAID.includes(kind)) return ['text'];
  const wanted = new Set([...needs, ...may, 'reference', 'text', ...(yearsOf(kind) ? [] : ['since'])]);
  return FIELDS.filter((name) => wanted.has(name));
}

/** What stands in the form at first: what is replaced, else today, and the currency of the city. */
export function fieldsOf(kind: string, replaces: FileEntry | null, today: string, currency: string): Partial<Record<Field, string>> {
  if (replaces) return Object.fromEntries(FIELDS.map((name) => [name, yearsOf(kind) && name === 'until' ? replaces.since.slice(0, 4) : String((name in replaces && replaces[name as keyof FileEntry]) || '')]));
  return { since: today, ...(yearsOf(kind) ? { until: today.slice(0, 4) } : {}), ...(kind === 'penalty' ? { unit: currency } : {}) };
}

/** The entry to send; an amount that is left out has no unit either. */
export function entryOf(kind: FileEntryToAdd['kind'], said: Partial<Record<Field, string>>, of: FileEntry | null, replaces: boolean): FileEntryToAdd {
  const given = Object.entries(said).flatMap(([name, value]): [string, string | number][] => {
    const text = value.trim();
    if (!text || (kind === 'penalty' && name === 'unit' && !said.amount?.trim())) return [];
    return [[name, NUMBERS.includes(name as Field) ? numberIn(text) : text]];
  });
  const entry = { kind, ...Object.fromEntries(given) } as FileEntryToAdd;
  if (yearsOf(kind)) Object.assign(entry, { since: `${said.until?.trim()}-01-01`, until: `${said.until?.trim()}-12-31` });
  if (SAID.includes(kind)) delete entry.since;
  if (replaces || kind === 'void') entry.corrects = of?.number;
  else if (of) entry.about = of.number;
  return entry;
}

/** A comma may stand between thousands or before tenths here: 3,000. */
const DOUBTFUL = /^[1-9]\d{0,2}(,\d{3})+$/;

/** A number with either decimal sign; what is none or may be two is sent as it stands, so that the server says what is wrong. */
function numberIn(text: string): number | string {
  if (DOUBTFUL.test(text.trim())) return text;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}

/** What the server refused, by the field of the form that it is about; what is about none of them is not in it. */
export function refusedOf(problem: unknown, names: readonly Field[], labelOf: (name: Field) => string): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  for (const { code, pointer, detail, arguments: told = {} } of problem instanceof RequestError ? problem.errors : []) {
    const said = pointer?.split('/').at(-1);
    const field = names.find((name) => name === said) ?? (said === 'until' ? names.find((name) => name === 'since') : undefined);
    if (!field) continue;
    const text = code === 'request-value' ? t('web-enterprise-refused', { label: labelOf(field), received: String(told['received']), allowed: String(told['allowed']) }) : daysIn(detail);
    found[field] = [found[field], text].filter(Boolean).join(' ');
  }
  return found;
}
