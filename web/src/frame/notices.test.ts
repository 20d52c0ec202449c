// @vitest-environment happy-dom
import { beforeAll, expect, it } from 'vitest';
import type { City } from '../api/types';
import { catalogue } from '../text/messages.svelte';
import { noticesOf } from './notices';

const well = { lost: false, slow: false, newer: false, answered: new Date(2026, 5, 1, 16, 40) };
const city = (part: Partial<City>) => ({ simulated: false, notices: [], ...part }) as unknown as City;

beforeAll(() => catalogue.use('en'));

it('says nothing where there is nothing to say', () => {
  expect(noticesOf(well, city({}))).toEqual([]);
});

it('puts the most serious first and says of when the page is', () => {
  const all = noticesOf({ ...well, lost: true, slow: true, newer: true }, city({ simulated: true, notices: ['No heights.', 'No meters.'] }));
  expect(all.map(({ kind }) => kind)).toEqual(['lost', 'newer', 'demo', 'city', 'city']);
  expect([all[0].short, all.at(-1)!.short, all.at(-1)!.text]).toEqual(['Offline, state of 16:40', '2 notices', 'No meters.']);
});
