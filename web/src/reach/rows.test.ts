import { expect, it, vi } from 'vitest';
import { RequestError, type Client } from '../api/client';
import { reachOf, type Isochrone } from '../api/reach';
import { kindRows } from '../takepart/persons.svelte';
import { Reach, featuresOf, mayHelp } from './reach.svelte';
import { differenceOf, rowsOf, wholeMinutes } from './rows';

const shape = { type: 'Polygon', coordinates: [[[24, 60], [25, 60], [25, 61], [24, 60]]] };
const isochrone = (residents: number | null, count: number, nearest: number | null): Isochrone => ({
  mode: 'walk', modes: ['walk', 'cycle', 'drive'], person: 'adult', minutes: 15, off_network: 0, junctions: 3, area: 1, residents, shape, facilities: [{ kind: 'school', label: 'School', count, nearest }],
});

it('asks for a plan only where there is one, and for what it was asked', async () => {
  const call = vi.fn().mockResolvedValue(isochrone(1, 1, 1));
  const client = { call } as unknown as Client;
  const question = { longitude: 24.5, latitude: 60.25, minutes: 15, mode: 'walk', person: 'older' } as const;
  await reachOf(client, { ...question, plan: null, year: null });
  await reachOf(client, { ...question, plan: 'a1', year: 2030 });
  expect(call.mock.calls.map(([, path]) => path as string)).toEqual([
    '/access/isochrone?longitude=24.5&latitude=60.25&minutes=15&mode=walk&person=older',
    '/access/isochrone?longitude=24.5&latitude=60.25&minutes=15&mode=walk&person=older&plan=a1&year=2030',
  ]);
});

it('sets residents and facilities of the plan beside those of today', () => {
  const rows = rowsOf('Residents', isochrone(120, 2, 4), isochrone(100, 2, 9));
  expect(rows.map(differenceOf)).toEqual([-20, 0]);
  expect(rows[1]!.nearest).toEqual({ today: 4, plan: 9 });
});

it('knows no difference where one of both is not known', () => {
  expect(rowsOf('Residents', isochrone(null, 2, 4), isochrone(100, 2, 4)).map(differenceOf)).toEqual([null, 0]);
  expect(rowsOf('Residents', isochrone(120, 2, 4), null).map(differenceOf)).toEqual([null, null]);
});

it('draws the plan over today and the place over both', () => {
  const place = { longitude: 24, latitude: 60 };
  const sides = (today: Isochrone | null, plan: Isochrone | null) => featuresOf(place, today, plan).map(({ properties }) => properties?.side as string);
  expect(sides(isochrone(1, 1, 1), isochrone(1, 1, 1))).toEqual(['today', 'plan', 'place']);
  expect(sides({ ...isochrone(1, 1, 1), shape: null }, null)).toEqual(['place']);
  expect(featuresOf(null, isochrone(1, 1, 1), null)).toEqual([]);
});

it('offers public transport where the city has a timetable, and says when one leaves', async () => {
  const call = vi.fn().mockResolvedValue({ ...isochrone(1, 1, 1), modes: ['walk', 'cycle', 'drive', 'transit'] });
  const reach = new Reach({ call } as unknown as Client);
  expect(reach.modes).toEqual(['walk', 'cycle', 'drive']);
  Object.assign(reach, { place: { longitude: 24, latitude: 60 }, leave: '17:30' });
  reach.ask(null);
  await vi.waitFor(() => expect(reach.modes).toEqual(['walk', 'cycle', 'drive', 'transit']));
  reach.mode = 'transit';
  reach.ask(null);
  expect(call.mock.calls.map(([, path]) => (path as string).includes('leave='))).toEqual([false, true]);
  expect(call.mock.calls[1]![1]).toContain('mode=transit&person=adult&leave=17%3A30');
});

it('draws nothing that answers another place', async () => {
  const call = vi.fn().mockResolvedValueOnce(isochrone(1, 1, 1)).mockRejectedValueOnce(new RequestError(404, 'isochrone-off-network', null));
  const reach = new Reach({ call } as unknown as Client);
  const drawn = () => reach.features.map(({ properties }) => properties?.side as string);
  reach.place = { longitude: 24, latitude: 60 };
  reach.ask(null);
  await vi.waitFor(() => expect(drawn()).toEqual(['today', 'place']));
  reach.place = { longitude: 25, latitude: 60 };
  reach.ask(null);
  expect(drawn()).toEqual(['place']);
  await vi.waitFor(() => expect(reach.today.problem).not.toBeNull());
  expect(drawn()).toEqual(['place']);
  expect([mayHelp(reach.today.problem), mayHelp(new RequestError(500, 'x', null))]).toEqual([false, true]);
});

it('tells minutes to each kind for every person, none where a person reaches none', () => {
  expect(kindRows([isochrone(1, 1, 3.6), isochrone(1, 0, null)])).toEqual([{ kind: 'school', label: 'School', minutes: [3.6, null] }]);
  expect([0.2, 3.6].map(wholeMinutes)).toEqual([1, 4]);
});
