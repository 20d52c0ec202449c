import { expect, it } from 'vitest';
import { holder } from './holder';
import { runsOf } from './takers';
import { marksOf, nearest } from './unclear';

it('marks rows whose interval holds zero', () => {
  const found = marksOf([{ row: 1, unclear: true }, { row: 2, unclear: false }, { row: 9, unclear: true }], 4, 30);
  expect([...found.marks]).toEqual([0, 1, 0, 0]);
  expect(found).toMatchObject({ count: 1, drawn: 3, asked: 30 });
});

it('asks for rows from the middle of the view outwards', () => {
  const boxes = Float32Array.from([90, 90, 92, 92, 49, 49, 51, 51, 10, 50, 12, 52]);
  const parts = [{ first: 5, columns: { count: 3, boxes } as never }];
  expect(nearest([5, 6, 7, 99], parts, [0, 0, 100, 100])).toEqual([6, 7, 5]);
});

it('counts takers in the runs that the map colours', () => {
  const years = [2026, 2027, 2028, 2029];
  const counts = [{ year: 2026, count: 3 }, { year: 2028, count: 4 }, { year: 2029, count: 1 }];
  expect(runsOf([1, 2028], { years }, counts)).toEqual([{ first: 2026, last: 2027, count: 3 }, { first: 2028, last: 2029, count: 5 }]);
  expect(runsOf([1], { years: null }, [{ year: 2026, count: 7 }])).toEqual([{ first: 2026, last: 2026, count: 7 }]);
});

it('names whose data it is once', () => {
  expect(holder({ title: 'OpenStreetMap', owner: 'OpenStreetMap contributors' })).toBe('OpenStreetMap contributors');
  expect(holder({ title: 'Grid 2020', owner: 'HSY' })).toBe('Grid 2020, HSY');
  expect(holder({ title: 'Footprints', owner: null })).toBe('Footprints');
});
