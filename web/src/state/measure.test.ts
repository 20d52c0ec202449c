import { expect, it } from 'vitest';
import type { Intervention } from '../api/types';
import { compact, fromDraft, newMeasure, planDocument, starterMeasures, toDraft } from './measure';

const intervention = (name: string, phase: string): Intervention => ({ name, phase, of: 'building', strategy: 'improve', digital_leverage: '', label: name, description: '', settings: [], excludes: [], changes: [], inputs: [], source: '', where: '' });

it('goes to the address and back, switched off or on', () => {
  const document = { intervention: 'insulate_walls', where: { zone: ['Kallio'] }, uptake: 0.7, settings: { insulated_wall_transmittance: 0.2 } };
  const draft = { name: 'Warm', measures: [document, { ...document, off: true as const }] };
  expect(toDraft(draft.name, draft.measures.map(fromDraft))).toEqual(draft);
});

it('leaves out measures that are switched off and conditions that say nothing', () => {
  const measures = [newMeasure('a', { where: { zone: [], construction_year: {} } }), newMeasure('b', { on: false })];
  expect(planDocument('Draft', measures)).toEqual({ name: 'Draft', measures: [{ intervention: 'a', uptake: 1 }] });
  expect(compact({ construction_year: { before: 1980 }, building_use: [] })).toEqual({ construction_year: { before: 1980 } });
});

it('starts with the envelope and one heat pump', () => {
  const all = [intervention('lower_setpoint', 'operation'), intervention('insulate_walls', 'envelope'), intervention('install_heat_pump', 'system')];
  expect(starterMeasures(all).map((measure) => [measure.intervention, measure.where])).toEqual([
    ['insulate_walls', { construction_year: { before: 1980 } }],
    ['install_heat_pump', { construction_year: { before: 1980 } }],
  ]);
});
