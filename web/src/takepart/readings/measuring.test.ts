import { expect, it } from 'vitest';
import { sentOf } from './measuring.svelte';

const ONE = { sending: '00000000-0000-4000-8000-000000000000', measured: 'sound_level', value: 60, unit: 'dB', device: 'phone', place: { longitude: 1, latitude: 2 } };

it('sends no time of the device, and how long a reading waited', () => {
  expect(sentOf({ ...ONE, read: 5_000 }, 6_000)).toEqual(ONE);
  expect(sentOf({ ...ONE, read: 5_000 }, 3_605_000)).toEqual({ ...ONE, waited: 3_600 });
  expect(sentOf({ ...ONE, read: 9_000 }, 1_000)).toEqual(ONE);
});
