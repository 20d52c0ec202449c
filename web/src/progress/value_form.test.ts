/** A value that is entered: what is missing, what is sent, at which field a refusal stands, and how the values of years are told. */
import { expect, it } from 'vitest';
import { problemOf, RequestError } from '../api/client';
import type { EnteredValue, IndicatorRow, YearValue } from '../api/types';
import { missingInValue, refusedAt, valueDraft, valuesOf, valueSaid } from './value_form';

const row = { framework: 'u4ssc', code: 'A: 1', part: 'pm', unit: 'µg/m³' } as IndicatorRow;
const entry = (id: number, year: number, value: number, more: Partial<EnteredValue> = {}): EnteredValue => ({
  id, year, value, part: 'pm', low: null, high: null, unit: 'µg/m³', quality: 1, source: 'Yearbook', evidence: null, method: '', note: null, file: null, line: null,
  made_by: 'Ada', made_at: '2026-01-01T00:00:00Z', withdrawn_by: null, withdrawn_at: null, ...more,
});
const reading = (year: number, value: number): YearValue => ({ year, value, low: null, high: null, method: '' });

it('begins without a value and asks for what the server needs', () => {
  const draft = valueDraft(row);
  expect([draft.value, draft.unit]).toEqual([null, 'µg/m³']);
  expect(missingInValue(draft)).toEqual(['year', 'value', 'level', 'source']);
  expect(missingInValue(valueDraft({ ...row, unit: null }))).toContain('unit');
});
it('takes a zero that was written for a value', () => expect(missingInValue({ ...valueDraft(row), year: 2024, value: 0, level: 1, source: 'Yearbook' })).toEqual([]));
it('does not take spaces for a source', () => expect(missingInValue({ ...valueDraft(row), year: 2024, value: 1, level: 1, source: '  ' })).toEqual(['source']));
it('sends nothing in place of what stands empty', () => {
  const said = valueSaid(row, { ...valueDraft(row), year: 2024, value: 7, level: 2, source: ' Yearbook ', evidence: ' ' });
  expect(said).toEqual({ framework: 'u4ssc', code: 'A: 1', part: 'pm', year: 2024, value: 7, low: null, high: null, unit: 'µg/m³', level: 2, source: 'Yearbook', evidence: null, method: '', note: null });
});

const refusal = (...errors: { code: string; pointer: string | null }[]) => problemOf(422, { code: 'plan-errors', detail: 'No.', errors: errors.map((one) => ({ ...one, detail: `No: ${one.code}`, arguments: {} })) });
it.each([['entry-year', 'year'], ['entry-interval', 'low'], ['entry-source', 'source'], ['entry-evidence', 'evidence'], ['entry-unit', 'unit']])('%s stands at %s', (code, field) => expect(refusedAt(refusal({ code, pointer: null }))).toEqual({ [field]: `No: ${code}` }));
it('puts each of several refusals at its field', () => {
  const told = refusedAt(refusal({ code: 'indicator-wrong-value', pointer: '/values/0/year' }, { code: 'indicator-wrong-value', pointer: '/values/0/note' }, { code: 'indicator-unknown', pointer: null }));
  expect(Object.keys(told)).toEqual(['year', 'note']);
});
it('is at no field where the server says none, or nobody answered', () => expect([refusedAt(refusal({ code: 'records-locked', pointer: null })), refusedAt(new RequestError(0, 'no-answer', null)), refusedAt(new TypeError('?'))]).toEqual([{}, {}, {}]));

it('tells the newest year first, which entry counts, and what is known without an entry', () => {
  const detail = { rows: [{ ...row, series: [reading(2022, 5), reading(2024, 7), reading(2026, 4)] }], entered: [entry(4, 2024, 7), entry(3, 2024, 9), entry(2, 2022, 5), entry(1, 2023, 6, { withdrawn_at: '2026-02-01T00:00:00Z' }), entry(5, 2025, 1, { part: 'other' })] };
  const { holding, withdrawn } = valuesOf(detail, 'pm');
  expect(holding.map(({ year, value, entry: by, replaced }) => [year, value, by?.id ?? null, replaced])).toEqual([[2026, 4, null, false], [2024, 7, 4, false], [2024, 9, 3, true], [2022, 5, 2, false]]);
  expect(withdrawn.map(({ id }) => id)).toEqual([1]);
});
