import { expect, test } from 'vitest';
import { areWhole, newPlace, viewsOf } from './view_places';

const PARK = { name: ' Park ', longitude: 24.94, latitude: 60.16 };

test('a place needs a name and both degrees', () => {
  expect(areWhole([])).toBe(true);
  expect(areWhole([PARK])).toBe(true);
  expect(areWhole([PARK, newPlace()])).toBe(false);
  expect(areWhole([{ ...PARK, latitude: null }])).toBe(false);
});

test('places go to the server in their order, named in the language of the page', () => {
  expect(viewsOf([PARK, { ...PARK, name: 'Quay' }], 'en')).toEqual([{ name: { en: 'Park' }, at: [24.94, 60.16] }, { name: { en: 'Quay' }, at: [24.94, 60.16] }]);
});
