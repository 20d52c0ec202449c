import { expect, it } from 'vitest';
import type { PlaceCells } from '../api/questionnaires';
import { layersOf, shadeOf } from './voices';

const ring = [[24.9, 60.1], [24.91, 60.1], [24.91, 60.2], [24.9, 60.2], [24.9, 60.1]];
const cell = (question: string, count: number) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { question, label: `Where ${question}?`, count } });
const drawn = { type: 'FeatureCollection', features: [cell('dark', 12), cell('dark', 48), cell('loud', 11)], left_out: 7 } as unknown as PlaceCells;

it('makes a layer of each question that people drew places for', () => {
  const layers = layersOf(3, 'After dark', drawn);
  expect(layers.map(({ id, label, cells }) => [id, label, cells.length])).toEqual([['3 dark', 'Where dark?', 2], ['3 loud', 'Where loud?', 1]]);
  expect(layers[0]!.cells[0]).toEqual({ west: 24.9, south: 60.1, east: 24.91, north: 60.2, count: 12 });
  expect(layers[0]!.left).toBe(7);
  expect(layersOf(3, 'After dark', { ...drawn, features: [] })).toEqual([]);
});

it('draws the cell with most places darkest', () => {
  const [{ cells }] = layersOf(3, 'After dark', drawn) as [ReturnType<typeof layersOf>[number]];
  expect(cells.map((one) => shadeOf(one, cells))).toEqual([0.15 + 0.15, 0.75]);
});
