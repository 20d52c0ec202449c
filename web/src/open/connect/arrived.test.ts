// @vitest-environment happy-dom
/** A reading that arrived: when, by the clock on the wall, and of what time it is, which in a replay is another. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../../text/messages.svelte';
import { Connecting } from './connecting.svelte';
import SensorLines from './SensorLines.svelte';

const live = vi.hoisted(() => ({ heard: (_: unknown): void => {} }));
vi.mock('../../now/live', () => ({ listen: ({ heard }: { heard: (told: unknown) => void }) => ((live.heard = heard), () => {}) }));
vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ view: {} }) }));

const sensor = { number: 1, name: 'Yard', data_class: 'public', expires_at: '2027-01-01T00:00:00Z', revoked: false, streams: [{ stream: 7, property: 'PM10', unit: 'µg/m3', numeric: true, topic: 'x' }] };
let shown: Record<string, unknown> | null = null;

beforeAll(() => catalogue.complete());
afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
  vi.useRealTimers();
});

async function connected(before: { times: number[]; values: number[] }): Promise<void> {
  const client = {
    call: (method: string) => Promise.resolve(method === 'POST' ? { sensor, secret: 's' } : { mqtt: null, broker: null, days: 365, sensors: [] }),
    sensedReadings: () => Promise.resolve(before),
  };
  const connecting = new Connecting({ client } as never);
  await connecting.connect();
  document.body.innerHTML = '';
  shown = mount(SensorLines as never, { target: document.body, props: { connecting, zone: 'UTC' } as never });
  flushSync();
}

const came = () => document.querySelector('.came')!.textContent!.replace(/\s+/g, ' ').trim();

it('has both times', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 28, 9, 30, 15), toFake: ['Date'] });
  await connected({ times: [], values: [] });
  live.heard({ now: '2018-06-05T17:09:10Z', readings: [{ stream: 7, value: 21.3, text: null, time: '2018-06-05T17:09:10Z' }] });
  await vi.waitFor(() => expect(came()).toBe('Arrived: 21.3 µg/m³ at 09:30:15; time of the reading: Tue 5 Jun 2018, 17:09'));
});

it('says no time of arrival that it does not know', async () => {
  await connected({ times: [Date.UTC(2018, 5, 5, 17, 9)], values: [20] });
  live.heard({ now: '2018-06-05T17:09:10Z' });
  await vi.waitFor(() => expect(came()).toBe('Arrived before: 20 µg/m³; time of the reading: Tue 5 Jun 2018, 17:09'));
});

it('promises no MQTT where the server speaks none', async () => {
  await connected({ times: [], values: [] });
  expect(t('web-connect-lead')).not.toContain('MQTT');
  expect(document.body.textContent).not.toContain(t('web-connect-mqtt'));
});
