// @vitest-environment happy-dom
/** A plan of one's own opens in Plan before the office has read it. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../../text/messages.svelte';
import { encodePlan } from '../../state/address';
import ConsultationInputs from './ConsultationInputs.svelte';
import { Consulting } from './consulting.svelte';

vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ client: {}, view: { link: () => '/plan?saved=one' } }) }));
beforeAll(() => catalogue.complete());
afterEach(() => document.body.replaceChildren());

const PLAN = { name: 'Own plan', seed: 1, measures: [{ intervention: 'insulate_walls', uptake: 0.25 }] };
const input = (own: boolean, reply: object | null) =>
  ({ number: 1, kind: 'plan', title: '', text: '', support: 0, at: '2026-12-01', own, investment: 10, values: {}, changes: {}, plan: own ? PLAN : null, reply });

it.each([['one of one\'s own, not read', true, null, true], ['one that was withheld', true, { verdict: 'withheld', label: 'Withheld', text: '' }, true], ['one of somebody else', false, null, false]])('%s', (_, own, reply, opens) => {
  const consulting = new Consulting({} as never, 3);
  const inputs = { inputs: [input(own, reply)], all: 1, waiting: 1, next: null } as never;
  const part = mount(ConsultationInputs, { target: document.body, props: { inputs, effects: [], open: true, middle: null, consulting } });
  flushSync();
  const link = [...document.querySelectorAll('a')].find(({ textContent }) => textContent === t('web-consult-plan-open'));
  expect(link !== undefined).toBe(opens);
  if (link) expect(new URL(link.href, 'http://city').searchParams.get('plan')!).toBe(encodePlan(PLAN as never));
  void unmount(part);
});
