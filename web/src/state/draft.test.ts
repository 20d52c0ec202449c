import { expect, it } from 'vitest';
import { soundDraft } from './draft';

const measure = { intervention: 'insulate_walls', where: { zone: ['Kallio'] }, uptake: 0.5, settings: { thickness: 0.2 } };

it('keeps a plan with everything in it, also what the page does not edit', () => {
  const drawn = { ...measure, where: { area: [{ polygon: [[1, 2]] }], line: { points: [[1, 2]], width: 4 } }, count: { rows: 5, highest: 'a' } };
  const plan = { name: 'Wärme', since: '2030', measures: [measure, drawn, { ...measure, where: { line: [{ points: [[1, 2]], width: 4 }] }, count: 3 }, { intervention: 'a', uptake: { 2030: 0.2 }, from: 2031 }] };
  expect(soundDraft(plan)).toEqual(plan);
});

it('gives a plan without a readable name none', () => {
  expect(soundDraft({ name: 5, measures: [measure] })).toEqual({ name: '', measures: [measure] });
});

it.each([
  null, [], 5, {}, { measures: {} }, { measures: [null] }, { measures: [{ intervention: 1 }] },
  ...[{ where: null }, { where: ['all'] }, { settings: null }, { settings: [1] }, { uptake: null }, { uptake: 'all' }, { where: { area: {} } }, { where: { area: { polygon: [[1]] } } }, { where: { area: { polygon: ['ab'] } } }, { where: { line: [] } }, { where: { line: [{ points: [[1, 2]] }] } }, { where: { area: [[{}]] } }, { count: 'all' }, { count: {} }]
    .map((damage) => ({ name: 'x', measures: [{ ...measure, ...damage }] })),
])('is no plan: %j', (told) => {
  expect(soundDraft(told)).toBeNull();
});
