import { expect, test } from 'vitest';
import type { LicenceRoad } from '../api/licences';
import { monthTable, roadPicture } from './licences';

const road = (id: string, licences: number, coordinates: unknown, type = 'LineString'): LicenceRoad => ({
  type: 'Feature', id, geometry: { type, coordinates }, properties: { name: id, licences, numbers: [] },
});

test('roads fill the width, north is above, and those with licences lie above the others', () => {
  const picture = roadPicture([road('a', 1, [[0, 0], [1, 0]]), road('b', 0, [[[0, 0.5], [0.5, 0.5]], [[0, 0], [0, 0.1]]], 'MultiLineString')], 216)!;
  expect(picture.height).toBe(116);
  expect(picture.roads.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(picture.roads[1]!.path).toBe('M8.0 108.0L208.0 108.0');
  expect(picture.roads[0]!.path.match(/M/g)).toHaveLength(2);
});

test('there is no picture of nothing', () => {
  expect(roadPicture([], 200)).toBeNull();
  expect(roadPicture([road('a', 0, [])], 200)).toBeNull();
});

test('a month is a table of one row, in kilometres and hours, without what is empty', () => {
  const said = { licence: 'AV-2026-0001', month: '2026-03', distance: '1,5', duration: '', orders: ' 12 ', passengers: '' };
  expect(monthTable(said)).toBe('licence,month,distance,orders,unit\n"AV-2026-0001","2026-03","1,5","12","km"');
  expect(monthTable({ ...said, duration: '2', orders: '' })).toContain('unit,duration_unit\n');
});
