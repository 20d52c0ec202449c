// @vitest-environment happy-dom
/** What the map says under the pointer of a number that is never told without its range. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { catalogue } from '../text/messages.svelte';
import Tooltip from './Tooltip.svelte';

const TOLD: Record<string, string> = { today: '12 (10 to 15)', plan: '9 (7 to 12)', change: '−3 (−4 to −2)' };
const values = new Float32Array([12]);
const planned = new Float32Array([9]);
let page: Record<string, unknown>;
vi.mock('../state/page.svelte', () => ({ getPage: () => page }));

beforeAll(() => catalogue.use('en'));
beforeEach(() => {
  page = {
    plain: null, taken: null, today: values, planned, rival: null, left: { plan: null, year: null, without: false }, right: { plan: 'one', year: null, without: false },
    plan: { result: { id: 'one', plan: { name: 'Quiet' } } }, quantity: { name: 'zone_deaths', label: 'Deaths', kind: 'computed', unit: '1' }, entity: { name: 'zone', label: 'Zone' },
    qualities: { fetched: { value: null } }, ranges: { ranged: {}, load: () => undefined, told: (_: number, which: string) => TOLD[which] },
  };
});

function shown(): string[][] {
  document.body.innerHTML = '';
  const made = mount(Tooltip, { target: document.body, props: { row: 0, x: 0, y: 0, width: 800, heard: false } });
  flushSync();
  const rows = [...document.querySelectorAll('dt')].map((term) => [term.textContent!, term.nextElementSibling!.textContent!]);
  void unmount(made);
  return rows;
}

it('tells today, the plan and the change of a plan, each with its range', () => {
  expect(shown()).toEqual([['Today', TOLD['today']], ['Plan', TOLD['plan']], ['Change', TOLD['change']]]);
});

it('calls the sides of two plans by their letters, as the head of the map does', () => {
  page['left'] = { plan: 'one', year: null, without: false };
  page['rival'] = { id: 'two', plan: { name: 'Loud' } };
  expect(shown()).toEqual([['A', TOLD['today']], ['B', TOLD['plan']]]);
});

it('calls the left side what happens without the plan, where that lies there', () => {
  page['left'] = { plan: 'one', year: 2030, without: true };
  page['right'] = { plan: 'one', year: 2030, without: false };
  expect(shown().map(([name]) => name)).toEqual(['Without plan', 'Plan']);
});
