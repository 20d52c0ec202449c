import { expect, test } from 'vitest';
import { RequestError } from '../../api/client';
import type { QueuedReport } from './queue';
import { sendWaiting, type ReportServer } from './send';

const report = (code: string, at: number, pictures = 0): QueuedReport => ({
  code, at, label: 'Street light', state: 'waits', reason: null,
  said: { service: 'street_light', text: 'Dark', longitude: 24.9, latitude: 60.2, address: '', answers: {}, contact: { name: 'Aino', email: '', telephone: '' }, code },
  pictures: Array.from({ length: pictures }, () => ({ picture: new Blob(['x']), sent: false, refused: null })),
});

function stored(...some: QueuedReport[]) {
  const kept = new Map(some.map((one) => [one.code, one]));
  return { kept, all: async () => [...kept.values()].sort((one, other) => other.at - one.at), put: async (one: QueuedReport) => void kept.set(one.code, one) };
}

const server = (sent: string[], fails: (what: string) => number | null = () => null): ReportServer => {
  const answer = async (what: string) => {
    const status = fails(what);
    if (status !== null) throw new RequestError(status, 'refused', status === 422 ? 'Outside the city' : null);
    sent.push(what);
  };
  return { send: ({ code }) => answer(code!), photo: (code) => answer(`${code} photo`) };
};

test('what waits is sent once, the oldest first, and whom to ask stays not on the device', async () => {
  const store = stored(report('B', 2), report('A', 1, 1));
  const sent: string[] = [];
  expect(await sendWaiting(store, server(sent))).toBe('done');
  expect(await sendWaiting(store, server(sent))).toBe('done');
  expect(sent).toEqual(['A', 'A photo', 'B']);
  expect([...store.kept.values()].map(({ state, said }) => [state, said.contact])).toEqual([['sent', null], ['sent', null]]);
});

test('without a network everything waits, and nothing is lost', async () => {
  const store = stored(report('A', 1, 2));
  const sent: string[] = [];
  expect(await sendWaiting(store, server(sent, (what) => (what === 'A photo' ? 0 : null)))).toBe('later');
  expect(store.kept.get('A')).toMatchObject({ state: 'waits', said: { contact: { name: 'Aino' } } });
  expect(await sendWaiting(store, server(sent, () => 429))).toBe('later');
});

test('what the city refuses says why, and holds up nothing else', async () => {
  const store = stored(report('A', 1), report('B', 2));
  const sent: string[] = [];
  await sendWaiting(store, server(sent, (what) => (what === 'A' ? 422 : null)));
  expect(store.kept.get('A')).toMatchObject({ state: 'refused', reason: 'Outside the city' });
  expect(store.kept.get('B')!.state).toBe('sent');
});
