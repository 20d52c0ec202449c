import { expect, it, vi } from 'vitest';
import type { Client } from '../api/client';
import type { NewSites, SiteKind } from '../api/sites';
import { Plan } from '../state/plan.svelte';
import { Sites, gainsOf } from './sites.svelte';

const point = { type: 'Point', coordinates: [24.9, 60.2] };
const site = (id: string, zones: [string, number][], shape: { type: string; coordinates: unknown } = point) => ({ ids: [id], longitude: 24.9, latitude: 60.2, shape, cost: 5, gain: 10, zones: zones.map(([zone, gain]) => ({ zone, gain })) });
const answer: NewSites = {
  kind: 'health', label: 'Health care', gains: 'Residents within reach', unit: 'person', choices: { minutes: 15 }, whole: 100, served: 60, after: 80, at_most: 90, by_demand: 70, cost: 5, running_cost: 1,
  sites: [site('n/1', [['North', 5], ['East', 7]]), site('n/2', [['North', 8]])], groups: [], measures: [{ intervention: 'open_health', where: { id: ['n/1', 'n/2'] } }],
};
const kind = (name: string, asks: string[]): SiteKind => ({ kind: name, label: name, gains: name, unit: 'person', measure: name, asks, settings: [] });
const kinds = { kinds: [kind('health', ['person', 'minutes']), kind('cycle_tracks', [])] };

it('adds up who gains by zone, the most first', () => {
  expect(gainsOf(answer)).toEqual([['North', 13], ['East', 7]]);
});

it('asks for as many as there may be, for the budget that is written, and for what the kind asks for', async () => {
  const line = { type: 'LineString', coordinates: [[24.9, 60.2], [24.91, 60.2]] };
  const call = vi.fn().mockImplementation((method: string) => Promise.resolve(method === 'GET' ? kinds : { ...answer, sites: [...answer.sites, site('s/1', [], line)] }));
  const sites = new Sites({ call } as unknown as Client);
  sites.ask();
  expect(call).not.toHaveBeenCalled();
  await sites.learn();
  Object.assign(sites, { count: 99, budget: 0 });
  sites.ask();
  expect(call.mock.calls[1]!.slice(0, 3)).toEqual(['POST', '/access/sites', { kind: 'health', person: 'adult', minutes: 15, count: 50, budget: 0, settings: {} }]);
  await vi.waitFor(() => expect(sites.features.map(({ properties }) => properties!.side)).toEqual(['place', 'place', 'plan', 'place']));
  sites.chosen = 1;
  expect([sites.features.length, sites.seen.length]).toEqual([5, 1]);
  Object.assign(sites, { what: 'cycle_tracks', count: null, budget: 4e6 });
  sites.ask();
  expect(call.mock.calls[2]![2]).toEqual({ kind: 'cycle_tracks', count: 1, budget: 4e6, settings: {} });
});

it('puts what it proposes in the plan', () => {
  const plan = new Plan({} as Client);
  plan.take(answer.measures);
  expect(plan.whole.measures).toEqual([{ intervention: 'open_health', where: { id: ['n/1', 'n/2'] }, uptake: 1 }]);
});
