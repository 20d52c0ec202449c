import { expect, test } from 'vitest';
import { outlineOf } from './areas';

test('an area is drawn by its four corners', () => {
  const area = { west: 1, south: 2, east: 3, north: 4 };
  expect(outlineOf(area, ({ longitude, latitude }) => [10 * longitude, -latitude])).toBe('M10.0 -2.0L30.0 -2.0L30.0 -4.0L10.0 -4.0Z');
});
