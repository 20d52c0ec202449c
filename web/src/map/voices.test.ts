import { expect, it } from 'vitest';
import type { ConsultationResult } from '../api/consultations';
import type { PlaceCells } from '../api/questionnaires';
import type { AreaShapes } from '../api/types';
import { agreementOf, boundsOf, layersOf, middleOfArea, nameAt, outlineOf, shadeOf, voiceOf } from './voices';

const ring = [[24.9, 60.1], [24.91, 60.1], [24.91, 60.2], [24.9, 60.2], [24.9, 60.1]];
const cell = (question: string, count: number) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { question, label: `Where ${question}?`, count } });
const drawn = { type: 'FeatureCollection', features: [cell('dark', 12), cell('dark', 48), cell('loud', 11)], left_out: 7 } as unknown as PlaceCells;
const survey = { of: 'survey', number: 3 } as const;
const shapes = { features: ['south', 'north', 'hills'].map((id) => ({ geometry: { type: 'Polygon', coordinates: [ring] }, properties: { id, name: id.toUpperCase() } })) } as unknown as AreaShapes;

it('makes a layer of each question that people drew places for', () => {
  const layers = layersOf(survey, 'After dark', drawn);
  expect(layers.map(({ id, label, areas }) => [id, label, areas.length])).toEqual([['survey-3-dark', 'Where dark?', 2], ['survey-3-loud', 'Where loud?', 1]]);
  expect(layers[0]!.areas[0]).toEqual({ id: '0', name: '', rings: [ring], value: 12 });
  expect(layers[0]!.left).toBe(7);
  expect(layersOf(survey, 'After dark', { ...drawn, features: [] })).toEqual([]);
});

it('draws the cell with most places darkest', () => {
  const [layer] = layersOf(survey, 'After dark', drawn) as [ReturnType<typeof layersOf>[number]];
  expect(layer.areas.map((one) => shadeOf(one, layer))).toEqual([0.15 + 0.15, 0.75]);
  expect(outlineOf({ ...layer.areas[0]!, rings: [[[1, 2], [3, 4]]] }, ({ longitude, latitude }) => [longitude, latitude])).toBe('M1.0 2.0L3.0 4.0Z');
  expect(boundsOf(layer.areas)).toEqual([24.9, 60.1, 24.91, 60.2]);
});

it('tells the share that agrees in each area, and nothing of one that is withheld', () => {
  const group = (name: string, counts: Record<string, number> | null) => ({ name, counts });
  const result = (groups: unknown[]) => ({ traits: [{ name: 'gender', groups: [group('women', { yes: 9, no: 1 })] }, { name: 'area', groups }] }) as unknown as ConsultationResult;
  const layer = agreementOf(2, 'Warm blocks', result([group('south', { yes: 30, otherwise: 20, no: 10 }), group('north', null), group('not_said', { yes: 5, otherwise: 5, no: 5 })]), shapes)!;
  expect(layer.areas.map(({ id, name, value }) => [id, name, value])).toEqual([['south', 'SOUTH', 0.5], ['north', 'NORTH', null]]);
  expect(layer.areas.map((one) => shadeOf(one, layer))).toEqual([0.15 + 0.6 * 0.5, 0]);
  expect(layer.id).toBe('consultation-2-agreement');
  expect(agreementOf(2, '', result([group('south', null), group('north', null)]), shapes)).toBeNull();
});

it('names places by the area that they lie in', () => {
  expect(nameAt(middleOfArea({ id: '', name: '', rings: [ring as [number, number][]], value: 1 }), shapes)).toBe('SOUTH');
  expect([nameAt({ longitude: 0, latitude: 0 }, shapes), nameAt({ longitude: 24.905, latitude: 60.15 }, null)]).toEqual(['', '']);
  expect([voiceOf('survey-3-dark'), voiceOf('x-3-dark')]).toEqual([survey, null]);
});
