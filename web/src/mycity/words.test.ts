import { expect, it } from 'vitest';
import { size } from './words';

it('tells the size of a small file without a row of zeros', () => {
  expect([3029, 22_534_567].map(size)).toEqual(['3 kB', '23 MB']);
});
