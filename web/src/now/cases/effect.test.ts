import { expect, test } from 'vitest';
import { barOf } from './effect';

test('the interval reaches to an end, and zero is in the middle', () => {
  expect(barOf({ share: -0.2, low: -0.4, high: 0.1 })).toEqual({ low: 0, value: 25, high: 62.5 });
  expect(barOf({ share: 0.5, low: 0.25, high: 1 })).toEqual({ low: 62.5, value: 75, high: 100 });
});

test('where nothing was measured there is no bar', () => {
  expect(barOf({ share: null, low: null, high: null })).toBeNull();
  expect(barOf({ share: 0, low: 0, high: 0 })).toEqual({ low: 50, value: 50, high: 50 });
});
