// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { RequestError, type Client } from '../api/client';
import { Measuring } from './readings/measuring.svelte';
import { AGAIN, oneAtATime, whenBack } from './sending';

it('sends once more what failed before the network was back, and never twice at once', async () => {
  const ends: (() => void)[] = [];
  let [running, most] = [0, 0];
  const send = vi.fn(() => new Promise<void>((end) => ((most = Math.max(most, (running += 1))), ends.push(() => ((running -= 1), end())))));
  const now = oneAtATime(send);
  const all = [now(), now(), now()];
  ends[0]!();
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
  ends[1]!();
  await Promise.all(all);
  expect([send.mock.calls.length, most]).toEqual([2, 1]);
  const fails = oneAtATime(() => Promise.reject(new Error('no')));
  await expect(fails()).rejects.toThrow('no');
  await expect(fails()).rejects.toThrow('no');
});

it('sends a reading for which the network came back while it was failing', async () => {
  const fail: ((problem: unknown) => void)[] = [];
  const request = vi.fn(() => (fail.length ? Promise.resolve(new Response('{"cell": null}')) : new Promise<Response>((_, no) => fail.push(no))));
  const measuring = new Measuring({ request, call: request, json: request } as unknown as Client);
  measuring.told.value = { measured: [{ measured: 'sound_level', unit: 'dB' }] } as never;
  const sent = measuring.send(60, 'phone', { longitude: 24.9, latitude: 60.2 });
  await vi.waitFor(() => expect(fail).toHaveLength(1));
  const back = measuring.sendWaiting();
  fail[0]!(new RequestError(0, 'offline', 'no network'));
  await Promise.all([sent, back]);
  expect([measuring.waiting, measuring.taken]).toEqual([[], true]);
});

it('asks again when the network is back and now and then, until it is told to end', () => {
  vi.useFakeTimers();
  const send = vi.fn();
  const end = whenBack(send);
  dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(AGAIN);
  end();
  dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(AGAIN);
  expect(send).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
