import { expect, it, vi } from 'vitest';
import { RequestError, type Client } from '../api/client';
import { routeOf, type Route, type Way } from '../api/routes';
import { coordinatesOf } from '../takepart/coordinates';
import { thatDayAt, withOffset } from './hour';
import { beforeOf, boughtBy, featuresOf, isSame, rowsOf, withoutReason } from './rows';
import { Ways } from './ways.svelte';

const HOME = { longitude: 24.93, latitude: 60.17 };
const WORK = { longitude: 24.96, latitude: 60.16 };
const detour = { minutes: 0, metres: 0, less_dark: 0, less_stress: 0, more_green: 0, less_hazards: null };
const line = (east: number) => ({ type: 'LineString', coordinates: [[24.93, 60.17], [east, 60.16]] });
const way = (mode: string, kind: string, east: number, more: Partial<Way> = {}): Way =>
  ({ mode, kind, minutes: 5, metres: 400, dark: 0, stress: 0, green: 0, hazards: null, hazards_unknown: null, money: 0, emissions: 0, tank_to_wheel: 0, unknown: null, detour, changes: null, legs: [], shape: line(east), ...more });
const route = (...ways: Way[]): Route => ({ person: 'adult', dark: false, currency: 'EUR', ways, without: [], no_ride: null });

it('asks for both places with the hour of the city', async () => {
  const call = vi.fn().mockResolvedValue(route());
  await routeOf({ call } as unknown as Client, { begin: HOME, end: WORK, person: 'older', hour: '2026-11-29T18:00+02:00' });
  expect(call.mock.calls[0]![1]).toBe('/access/route?from=24.9300000%2C60.1700000&to=24.9600000%2C60.1600000&person=older&hour=2026-11-29T18%3A00%2B02%3A00');
  await routeOf({ call } as unknown as Client, { begin: HOME, end: WORK, person: 'adult', hour: null });
  expect(call.mock.calls[1]![1]).not.toContain('hour');
});

it('asks for today and for the plan, and draws the ways of the plan', async () => {
  const call = vi.fn().mockResolvedValueOnce(route(way('drive', 'fast', 24.95))).mockResolvedValueOnce(route(way('drive', 'fast', 24.97))).mockResolvedValue(route());
  const ways = new Ways({ call } as unknown as Client);
  ways.press(HOME);
  ways.press(WORK);
  ways.ask({ plan: 'abc', year: 2030, without: false });
  expect(call.mock.calls.map(([, address]) => /&plan=abc&year=2030$/.test(address as string))).toEqual([false, true]);
  await vi.waitFor(() => expect(ways.loading).toBe(false));
  expect(ways.features[0]!.geometry).toEqual(line(24.97));
  ways.ask();
  expect([call.mock.calls.length, ways.planned.value]).toEqual([3, null]);
});

it('puts beside each way of a plan that of today, where there is one', () => {
  const today = route(way('drive', 'fast', 24.95), way('walk', 'fast', 24.95));
  const planned = route(way('drive', 'fast', 24.95, { minutes: 9 }), way('transit', 'fast', 24.95));
  expect(planned.ways.map((one) => beforeOf(one, today)?.minutes)).toEqual([5, undefined]);
  expect([isSame(planned, today), isSame(today, today)]).toEqual([false, true]);
});

it('tells a time with the offset of its day and place', () => {
  expect(withOffset('2026-11-29T18:00', 'Europe/Helsinki')).toBe('2026-11-29T18:00+02:00');
  expect(withOffset('2026-06-21T18:00', 'Europe/Helsinki')).toBe('2026-06-21T18:00+03:00');
  expect(withOffset('2026-06-21T18:00', 'America/St_Johns')).toBe('2026-06-21T18:00-02:30');
  expect(withOffset('2026-06-21T18:00', 'UTC')).toBe('2026-06-21T18:00+00:00');
  expect(['', '18:00', '2026-13-01T18:00'].map((wrong) => withOffset(wrong, 'UTC'))).toEqual([null, null, null]);
  expect(thatDayAt(Date.parse('2026-11-29T23:30Z'), 'Asia/Shanghai', '08:00')).toBe('2026-11-30T08:00');
});

it('reads latitude and longitude, and nothing else, as a place', () => {
  expect(coordinatesOf(' 60.17, 24.93 ')).toEqual(HOME);
  expect(coordinatesOf('-33.9 18.4')).toEqual({ latitude: -33.9, longitude: 18.4 });
  expect(['Aleksanterinkatu 5', '60.17', '95, 20', '60, 200', ''].map(coordinatesOf)).toEqual([null, null, null, null, null]);
});

it('shows a line once, with all kinds that take it', () => {
  const rows = rowsOf(route(way('walk', 'fast', 24.95), way('walk', 'safe', 24.94), way('walk', 'calm', 24.95), way('cycle', 'fast', 24.95)));
  expect(rows.map(({ way: { mode }, kinds }) => [mode, kinds])).toEqual([['walk', ['fast', 'calm']], ['walk', ['safe']], ['cycle', ['fast']]]);
});

it('leaves public transport out of the modes without a way where it is said why nobody rides', () => {
  const none = { ...route(), without: ['drive', 'transit'] };
  expect(withoutReason(none)).toEqual(['drive', 'transit']);
  expect(withoutReason({ ...none, no_ride: 'The next ride leaves at 05:12.' })).toEqual(['drive']);
});

it('says what a detour buys, for better and for worse, and leaves out a few metres', () => {
  expect(boughtBy(way('walk', 'green', 24.95, { detour: { minutes: 1, metres: 80, less_dark: -40, less_stress: 9, more_green: 300, less_hazards: null } }))).toEqual([['dark', 40], ['green', 300]]);
  expect(boughtBy(way('walk', 'safe', 24.95, { detour: { ...detour, less_hazards: 1.25 } }))).toEqual([['safer', 1.25]]);
  expect(boughtBy(way('walk', 'green', 24.95, { detour: { ...detour, less_hazards: -0.09 } }))).toEqual([]);
});

it('draws fast ways through, others dashed, and the one that is looked at over them', () => {
  const answer = route(way('walk', 'fast', 24.95), way('walk', 'safe', 24.94), way('drive', 'fast', 24.97));
  const sides = (chosen: string | null) => featuresOf(HOME, WORK, answer, chosen).map(({ properties }) => properties?.side as string);
  expect(sides(null)).toEqual(['way-walk', 'way-walk-round', 'way-drive', 'place', 'place', 'end']);
  expect(sides('walk safe')[1]).toBe('way-walk-chosen');
  expect(featuresOf(null, null, null, null)).toEqual([]);
});

it('begins where somebody presses first and asks once both places are there', async () => {
  const call = vi.fn().mockResolvedValueOnce(route(way('walk', 'fast', 24.95))).mockRejectedValueOnce(new RequestError(404, 'isochrone-off-network', null));
  const ways = new Ways({ call } as unknown as Client);
  ways.press(HOME);
  ways.ask();
  expect(call).not.toHaveBeenCalled();
  ways.press(WORK);
  ways.ask();
  await vi.waitFor(() => expect(ways.features).toHaveLength(4));
  ways.search('end', { longitude: 24.99, latitude: 60.17 }, 'Harbour');
  expect([ways.begin, ways.names.end, ways.seen.map(({ longitude }) => longitude)]).toEqual([HOME, 'Harbour', [24.93, 24.99]]);
  ways.ask();
  expect(ways.features).toHaveLength(3);
  await vi.waitFor(() => expect(ways.answer.problem).not.toBeNull());
  ways.turn();
  expect([ways.end, ways.names.begin]).toEqual([HOME, 'Harbour']);
});
