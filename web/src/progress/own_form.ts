/** The form of an indicator of a city's own: what stands in its fields, what is sent, and which field an error is about. */
import { RequestError } from '../api/client';
import type { OwnSaid, Quantity } from '../api/types';

type Field = number | null;

export interface OwnDraft {
  name: string;
  question: string;
  formula: string;
  /** Name of a quantity of the city that it is computed from; empty where its values will be entered. */
  quantity: string;
  unit: string;
  better: OwnSaid['better'] | '';
  benchmark: Field;
  benchmark_source: string;
  targets: { year: Field; value: Field; source: string }[];
  group: string;
  /** One in each line. */
  people: string;
}

export const BETTER: OwnSaid['better'][] = ['less', 'more', 'neither'];
export const OWN_FIELDS = ['name', 'question', 'formula', 'quantity', 'unit', 'better', 'benchmark', 'targets', 'group', 'people'] as const;
export type OwnField = (typeof OWN_FIELDS)[number];

export function emptyOwn(): OwnDraft {
  return { name: '', question: '', formula: '', quantity: '', unit: '', better: '', benchmark: null, benchmark_source: '', targets: [], group: '', people: '' };
}

/** Quantities that an indicator of the city can be computed from: numbers of the city as a whole, by name. */
export function quantitiesFor(quantities: readonly Quantity[], tag: string): Quantity[] {
  return quantities.filter(({ entity, categories }) => entity === 'city' && categories === null).sort((one, other) => one.label.localeCompare(other.label, tag));
}

/** Fields that must be filled in before anything can be sent. */
export function missingInOwn(draft: OwnDraft): OwnField[] {
  const found: OwnField[] = (['name', 'question', 'formula', 'unit', 'better'] as const).filter((name) => !draft[name].trim());
  if (isEmpty(draft.benchmark) !== !draft.benchmark_source.trim()) found.push('benchmark');
  if (draft.targets.some(({ year, value, source }) => isEmpty(year) || isEmpty(value) || !source.trim())) found.push('targets');
  return found;
}

/** What the server takes, in the language in which it was written. Nothing may be missing. */
export function ownSaidOf(draft: OwnDraft, language: NonNullable<OwnSaid['language']>, by: string): OwnSaid {
  return {
    name: draft.name.trim(), question: draft.question.trim(), formula: draft.formula.trim(), unit: draft.unit.trim(), better: draft.better as OwnSaid['better'], language,
    quantity: draft.quantity || null,
    group: draft.group.trim() || null,
    benchmark: isEmpty(draft.benchmark) ? null : { value: draft.benchmark!, source: draft.benchmark_source.trim() },
    targets: draft.targets.map(({ year, value, source }) => ({ year: year!, value: value!, source: source.trim() })),
    people: draft.people.split('\n').map((line) => line.trim()).filter(Boolean),
    made_by: by.trim() || null,
  };
}

const OF_CODE: Record<string, OwnField> = { 'indicator-quantity': 'quantity', 'indicator-quantity-unit': 'unit' };

/** What the server refused, by field; what is about no field is not in it. */
export function refusedOf(problem: unknown): Partial<Record<OwnField, string>> {
  if (!(problem instanceof RequestError)) return {};
  const found: Partial<Record<OwnField, string>> = {};
  for (const { code, pointer, detail } of problem.errors) {
    const field = OF_CODE[code] ?? (pointer ?? '').split('/')[1];
    if (isField(field)) found[field] = [found[field], detail].filter(Boolean).join(' ');
  }
  return found;
}

function isField(name: string | undefined): name is OwnField {
  return (OWN_FIELDS as readonly (string | undefined)[]).includes(name);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || Number.isNaN(value);
}
