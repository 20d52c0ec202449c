import { expect, it } from 'vitest';
import type { PlanDocument } from '../api/types';
import { compact, fromDocument, kindsOf, newMeasure, planDocument, restOf, starterMeasures, wholePlan } from './measure';

it('goes to the address and back, switched off or on', () => {
  const document = { intervention: 'insulate_walls', where: { zone: ['Kallio'] }, uptake: 0.7, settings: { insulated_wall_transmittance: 0.2 } };
  const draft = { name: 'Warm', measures: [document, { ...document, off: true as const }] };
  expect(wholePlan(draft.name, draft.measures.map(fromDocument))).toEqual(draft);
});

it('keeps what it does not edit', () => {
  const measure = { intervention: 'insulate_walls', where: { height: { at_least: 3 } }, when: { facade_due: { at_least: 1 } }, uptake: { 2026: 0.1, 2045: 0.6 }, count: { rows: 40, lowest: 'height' } };
  const more = { years: { from: 2026, to: 2050 }, target: { reduction: 0.9 }, seed: 7 };
  const plan = { name: 'By and by', ...more, measures: [measure] } as PlanDocument;
  expect(wholePlan(plan.name, plan.measures.map(fromDocument), restOf(plan))).toEqual(plan);
  expect(planDocument(plan.name, plan.measures.map(fromDocument), restOf(plan))).toEqual(plan);
  expect(restOf({ ...plan, base: 'x', saved_with: { snapshot: 1 } } as PlanDocument)).toEqual(more);
  expect([kindsOf(undefined), kindsOf(['office']), kindsOf({ equals: 'office' })]).toEqual([[], ['office'], null]);
});

it('leaves out measures that are switched off and conditions that say nothing', () => {
  const measures = [newMeasure('a', { where: { zone: [], construction_year: {} } }), newMeasure('b', { on: false })];
  expect(planDocument('Draft', measures)).toEqual({ name: 'Draft', measures: [{ intervention: 'a', uptake: 1 }] });
  expect(compact({ height: 5 } as never)).toEqual({ height: 5 });
  expect(compact({ construction_year: { before: 1980 }, building_use: [] })).toEqual({ construction_year: { before: 1980 } });
});

it('starts with the measures of a question', () => {
  const where = { construction_year: { before: 1980 } };
  const found = starterMeasures({ question: 'What if?', measures: [{ intervention: 'insulate_walls', where }, { intervention: 'install_heat_pump', where }] });
  expect(found.map((measure) => [measure.intervention, measure.where, measure.uptake])).toEqual([['insulate_walls', where, 1], ['install_heat_pump', where, 1]]);
});
