/** The form of a target: what it begins with, what it sends, and at which field an error stands. */
import { expect, it } from 'vitest';
import { RequestError } from '../api/client';
import { COURSE } from './course.fixture';
import { draftOf, fieldOf, missingIn, saidOf } from './target_form';

it('sends the promise that it was opened with', () => {
  const { account, per, base_year, base_value, by, reduction, milestones, budget, source } = COURSE.promise!;
  expect(saidOf(draftOf(COURSE.promise, 2026))).toEqual({ account, per, source, target: { base_year, base_value, by, reduction, milestones }, budget });
});

it('shows shares as per cent without crumbs', () => expect(draftOf({ ...COURSE.promise!, reduction: 0.07 }, 2026).reduction).toBe(7));

it('asks for what a first target needs, and for the years of a budget only with one', () => {
  const draft = draftOf(null, 2026);
  expect(missingIn(draft)).toEqual(['base_year', 'by', 'reduction']);
  Object.assign(draft, { base_year: 2020, by: 2030, reduction: 0, budget: 5, first: 2026 });
  expect(missingIn(draft)).toEqual(['last']);
  draft.milestones.push({ by: 2028, reduction: null });
  expect(missingIn({ ...draft, last: 2030 })).toEqual(['milestones']);
});

it('without a budget sends none, whatever stands in its years', () => expect(saidOf({ ...draftOf(COURSE.promise, 2026), budget: null, first: 2020 }).budget).toBeNull());

it.each([
  ['promise-in-the-past', {}, 'by'], ['promise-goes-back', {}, 'milestones'], ['promise-budget-years', {}, 'first'],
  ['promise-form', { place: 'target.reduction' }, 'reduction'], ['promise-form', { place: 'target.milestones.0.by' }, 'milestones'],
  ['promise-form', { place: 'budget.emissions' }, 'budget'], ['promise-form', { place: 'budget.last' }, 'last'], ['promise-form', { place: 'source' }, 'source'],
  ['promise-form', { place: 'elsewhere' }, null], ['records-locked', {}, null],
])('%s %o stands at %s', (code, told, field) => expect(fieldOf(new RequestError(422, code, 'No.', told))).toBe(field));

it('is at no field where nobody answered', () => expect(fieldOf(new TypeError('?'))).toBeNull());
