import { expect, it, vi } from 'vitest';
import type { Client } from '../api/client';
import type { NewSites } from '../api/sites';
import { Plan } from '../state/plan.svelte';
import { Sites, gainsOf } from './sites.svelte';

const site = (id: string, zones: [string, number][]) => ({ id, longitude: 24.9, latitude: 60.2, residents: 10, zones: zones.map(([zone, residents]) => ({ zone, residents })) });
const answer: NewSites = {
  kind: 'health', person: 'adult', minutes: 15, residents: 100, near: 60, near_after: 80, at_most: 90, near_by_demand: 70, cost: 5,
  sites: [site('n/1', [['North', 5], ['East', 7]]), site('n/2', [['North', 8]])], measures: [{ intervention: 'open_health', where: { id: ['n/1', 'n/2'] } }],
};

it('adds up who gains by zone, the most first', () => {
  expect(gainsOf(answer)).toEqual([['North', 13], ['East', 7]]);
});

it('asks for as many as there may be, and for a budget where there is one', async () => {
  const call = vi.fn().mockResolvedValue(answer);
  const sites = new Sites({ call } as unknown as Client);
  Object.assign(sites, { facility: 'health', count: 99, budget: 0 });
  sites.ask();
  expect(call.mock.calls[0]!.slice(0, 3)).toEqual(['POST', '/access/sites', { kind: 'health', person: 'adult', minutes: 15, count: 50, budget: null }]);
  await vi.waitFor(() => expect(sites.features).toHaveLength(2));
  sites.chosen = 'n/2';
  expect([sites.features.length, sites.seen.length]).toEqual([3, 1]);
  Object.assign(sites, { count: null, budget: 4e6 });
  sites.ask();
  expect(call.mock.calls[1]![2]).toMatchObject({ count: 1, budget: 4e6 });
});

it('puts what it proposes in the plan', () => {
  const plan = new Plan({} as Client);
  plan.take(answer.measures);
  expect(plan.whole.measures).toEqual([{ intervention: 'open_health', where: { id: ['n/1', 'n/2'] }, uptake: 1 }]);
});
