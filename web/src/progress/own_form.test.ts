/** The form of an indicator of a city's own: what is missing, what is sent, and where a refusal stands. */
import { expect, it } from 'vitest';
import { problemOf } from '../api/client';
import type { Quantity } from '../api/types';
import { emptyOwn, missingInOwn, ownSaidOf, quantitiesFor, refusedOf, type OwnDraft } from './own_form';

const DRAFT: OwnDraft = { ...emptyOwn(), name: ' Quiet nights ', question: 'Can people sleep?', formula: 'quiet / all', unit: 'percent', better: 'more', people: 'Residents\n\n Aino ' };
const part = (code: string, pointer: string | null, detail: string) => ({ code, pointer, detail });
const refusal = (...errors: ReturnType<typeof part>[]) => problemOf(422, { code: errors[0].code, detail: 'All of it', errors });

it('needs what every indicator has', () => expect(missingInOwn(emptyOwn())).toEqual(['name', 'question', 'formula', 'unit', 'better']));
it('takes spaces for nothing', () => expect(missingInOwn({ ...DRAFT, question: '  ' })).toEqual(['question']));
it.each([[12, '', ['benchmark']], [null, 'Law', ['benchmark']], [0, 'Law', []], [null, '', []]] as const)('wants a source with a benchmark of %s from "%s"', (benchmark, source, missing) =>
  expect(missingInOwn({ ...DRAFT, benchmark, benchmark_source: source })).toEqual(missing));
it('wants each target whole', () => expect(missingInOwn({ ...DRAFT, targets: [{ year: 2030, value: null, source: 'Council' }] })).toEqual(['targets']));

it('sends what was written, without what is empty', () => {
  const targets = [{ year: 2030, value: 80, source: ' Council ' }];
  expect(ownSaidOf({ ...DRAFT, targets, benchmark: 0, benchmark_source: 'Law' }, 'zh', '')).toEqual({
    name: 'Quiet nights', question: 'Can people sleep?', formula: 'quiet / all', unit: 'percent', better: 'more', language: 'zh', quantity: null, group: null,
    benchmark: { value: 0, source: 'Law' }, targets: [{ year: 2030, value: 80, source: 'Council' }], people: ['Residents', 'Aino'], made_by: null,
  });
});

it('puts every refusal at its field', () => {
  expect(refusedOf(refusal(part('indicator-wrong-value', '/unit', 'Too long.'), part('indicator-wrong-value', '/targets/0/year', 'Not a year.'), part('indicator-wrong-value', '/targets/1', 'In order.'))))
    .toEqual({ unit: 'Too long.', targets: 'Not a year. In order.' });
  expect(refusedOf(refusal(part('indicator-quantity-unit', null, 'Choose a unit.')))).toEqual({ unit: 'Choose a unit.' });
});
it('puts what is about no field at none', () => {
  expect(refusedOf(refusal(part('entry-no-city', null, 'No folder.'), part('indicator-unknown-field', '/colour', 'No such field.')))).toEqual({});
  expect(refusedOf(new Error('broken'))).toEqual({});
});

it('offers the numbers of the city as a whole, by name', () => {
  const quantity = (label: string, entity: string, categories: Quantity['categories'] = null) => ({ label, entity, categories }) as Quantity;
  const found = quantitiesFor([quantity('Heat', 'city'), quantity('Area', 'city'), quantity('Roof', 'building'), quantity('Use', 'city', [])], 'en');
  expect(found.map(({ label }) => label)).toEqual(['Area', 'Heat']);
});
