/** The form of a statement: what its subject needs, what is sent, where a refusal stands. */
import { expect, it } from 'vitest';
import { problemOf } from '../api/client';
import type { StatementSubject } from '../api/types';
import { detailsOf, missingInStatement, refusedIn, statedOf, unitsOf, type StatementDraft } from './statement_form';

const GRID: StatementSubject = { what: 'electricity_supplied', label: 'Electricity', unit: 'kWh', units: 'kWh, MWh, GWh', details: {}, labels: {} };
const WASTE: StatementSubject = { ...GRID, what: 'waste_landfilled', units: 'kg, t', details: { climate: ['wet'], kind: ['food'], landfill: ['managed'] } };
const DRAFT: StatementDraft = { year: 2024, what: 'electricity_supplied', details: { kind: 'food', landfill: '', climate: '' }, amount: 0, unit: 'GWh', uncertainty: 5, source: ' Grid ' };
const refusal = (code: string, more = {}) => problemOf(422, { code: 'statements-refused', detail: 'No', errors: [{ code, detail: 'No', pointer: '/statements/0', arguments: more }] });

it('asks for the details of a subject in one order', () => expect([detailsOf(WASTE), detailsOf(GRID), detailsOf(undefined)]).toEqual([['kind', 'landfill', 'climate'], [], []]));
it('offers the units of a subject', () => expect([unitsOf(GRID), unitsOf(undefined)]).toEqual([['kWh', 'MWh', 'GWh'], []]));
it('needs details only where the subject has them', () => {
  expect([missingInStatement(DRAFT, GRID), missingInStatement(DRAFT, WASTE)]).toEqual([[], ['landfill', 'climate']]);
  expect(missingInStatement({ ...DRAFT, amount: null, source: ' ' }, GRID)).toEqual(['amount', 'source']);
});
it('sends only what belongs to the subject, and the uncertainty as a share', () => {
  expect(statedOf(DRAFT, GRID)).toEqual({ year: 2024, what: 'electricity_supplied', amount: 0, unit: 'GWh', source: 'Grid', uncertainty: 0.05 });
  expect(statedOf({ ...DRAFT, uncertainty: null, details: { kind: 'food', landfill: 'managed', climate: 'wet' } }, WASTE)).toMatchObject({ kind: 'food', landfill: 'managed', climate: 'wet' });
});
it.each([
  ['statement-unit', {}, 'unit'], ['statement-what-unknown', {}, 'what'], ['statement-detail-missing', { name: 'climate' }, 'climate'],
  ['statement-twice', {}, null], ['request-value', {}, null],
])('puts %s at its field', (code, more, field) => expect(refusedIn(refusal(code, more))).toBe(field));
it('puts what is no refusal at none', () => expect([refusedIn(new Error('x')), refusedIn(null)]).toEqual([null, null]));
