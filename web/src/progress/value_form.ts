/** A value of an indicator that a person enters: what stands in the fields, what is sent of it, and where a refusal stands. */
import { RequestError } from '../api/client';
import type { EnteredValue, IndicatorDetail, IndicatorRow, ValueSaid, YearValue } from '../api/types';

/** A number field; null while nothing that is a number stands in it. */
type Field = number | null;

export interface ValueDraft {
  year: Field;
  value: Field;
  low: Field;
  high: Field;
  unit: string;
  /** Of U4SSC, from 1 to 6. */
  level: Field;
  source: string;
  evidence: string;
  method: string;
  note: string;
}

export const LEVELS = [1, 2, 3, 4, 5, 6] as const;

/** Empty fields: no value is no zero. */
export function valueDraft({ unit }: IndicatorRow): ValueDraft {
  return { year: null, value: null, low: null, high: null, unit: unit ?? '', level: null, source: '', evidence: '', method: '', note: '' };
}

/** Fields that must be filled in before anything can be sent, by their names. */
export function missingInValue(draft: ValueDraft): string[] {
  const numbers = (['year', 'value', 'level'] as const).filter((name) => number(draft[name]) === null);
  const words = (['unit', 'source'] as const).filter((name) => !draft[name].trim());
  return [...numbers, ...words];
}

/** What the server takes. Nothing that it needs may be missing. */
export function valueSaid({ framework, code, part }: IndicatorRow, draft: ValueDraft): ValueSaid {
  const [evidence, note] = [draft.evidence.trim(), draft.note.trim()];
  return {
    framework, code, part,
    year: draft.year!, value: draft.value!, low: number(draft.low), high: number(draft.high), unit: draft.unit.trim(), level: draft.level!,
    source: draft.source.trim(), evidence: evidence || null, method: draft.method.trim(), note: note || null,
  };
}

const OF_CODE: Record<string, string> = { 'entry-year': 'year', 'entry-interval': 'low', 'entry-source': 'source', 'entry-evidence': 'evidence', 'entry-unit': 'unit' };
const FIELDS = ['year', 'value', 'low', 'high', 'unit', 'level', 'source', 'evidence', 'method', 'note', 'made_by'];

/** What the server refuses, by the field that it is about; empty where it is about none. */
export function refusedAt(problem: unknown): Record<string, string> {
  if (!(problem instanceof RequestError)) return {};
  const found: Record<string, string> = {};
  for (const { code, detail, pointer } of problem.errors) {
    const field = OF_CODE[code] ?? pointer?.split('/').at(-1) ?? '';
    if (FIELDS.includes(field)) found[field] ??= detail;
  }
  return found;
}

/** A value of a year: what a person entered, or what is known without that. */
export interface Told {
  year: number;
  value: number;
  low: number | null;
  high: number | null;
  unit: string;
  entry: EnteredValue | null;
  /** A later entry of the same year counts in its place. */
  replaced: boolean;
}

/** Values of a data point that hold, the newest year first, and those that were withdrawn. */
export function valuesOf({ rows, entered }: Pick<IndicatorDetail, 'rows' | 'entered'>, part: string): { holding: Told[]; withdrawn: EnteredValue[] } {
  const row = rows.find((one) => one.part === part);
  const own = entered.filter((one) => one.part === part);
  const kept = own.filter(({ withdrawn_at }) => withdrawn_at === null);
  const years = new Set<number>();
  const holding = kept.map((entry): Told => {
    const replaced = years.has(entry.year);
    years.add(entry.year);
    return { ...ends(entry), unit: entry.unit, entry, replaced };
  });
  const same = (one: YearValue) => kept.some((entry) => entry.year === one.year && entry.value === one.value);
  const others = (row?.series ?? []).filter((one) => !same(one)).map((one): Told => ({ ...ends(one), unit: row?.unit ?? '', entry: null, replaced: false }));
  return { holding: [...others, ...holding].sort((one, other) => other.year - one.year), withdrawn: own.filter(({ withdrawn_at }) => withdrawn_at !== null) };
}

function ends({ year, value, low, high }: YearValue | EnteredValue): Pick<Told, 'year' | 'value' | 'low' | 'high'> {
  return { year, value, low, high };
}

function number(field: Field | undefined): Field {
  return typeof field === 'number' && Number.isFinite(field) ? field : null;
}
