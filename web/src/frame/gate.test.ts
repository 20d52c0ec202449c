// @vitest-environment happy-dom
/** What waits for somebody to sign in goes on once they have, and is told where they do not. */
import { afterEach, expect, it, vi } from 'vitest';
import { Client, type RequestError } from '../api/client';
import type { Myself } from '../api/types';
import { Resource } from '../state/resource.svelte';
import { Gate, leaveFor, takeLink } from './gate.svelte';

const nobody = { name: null, roles: [], may: [], reads: ['public'], until: null };
const CODE = `citybrain_once_${'a'.repeat(43)}`;

/** A server that takes plans from those who are signed in; the calls that were made. */
function serve(): { calls: string[]; signedIn: boolean } {
  const server = { calls: [] as string[], signedIn: false };
  vi.stubGlobal('fetch', (path: string, { method, body }: RequestInit) => {
    server.calls.push(`${method} ${path}`);
    const refuse = () => new Response(JSON.stringify({ code: 'access-sign-in', detail: 'Sign in.' }), { status: 401 });
    if (path.endsWith('/session') && method === 'POST') {
      server.signedIn = (JSON.parse(body as string) as { secret: string }).secret === CODE;
      return Promise.resolve(server.signedIn ? new Response(JSON.stringify(nobody)) : refuse());
    }
    if (path.endsWith('/session')) return Promise.resolve(new Response(JSON.stringify(server.signedIn ? { ...nobody, name: 'Aino' } : nobody)));
    return Promise.resolve(server.signedIn ? new Response(JSON.stringify({ id: 'warm' }), { status: 201 }) : refuse());
  });
  return server;
}

function begin(): { client: Client; gate: Gate } {
  const client = new Client(() => 'en');
  return { client, gate: new Gate(client, new Resource<Myself>()) };
}

const PLAN = { name: 'Warm', measures: [] };
afterEach(() => vi.unstubAllGlobals());

it('asks who is not signed in, before anything is sent, and goes on with what they wanted', async () => {
  const server = serve();
  const { client, gate } = begin();
  await gate.look();
  const saving = client.createPlan(PLAN);
  await vi.waitFor(() => expect([gate.open, gate.wanted]).toEqual([true, true]));
  expect(server.calls).not.toContain('POST /api/v1/saved-plans');
  server.signedIn = true;
  await gate.look();
  gate.close();
  expect((await saving).id).toBe('warm');
  expect([gate.open, gate.wanted]).toEqual([false, false]);
});

it('tells who closes the box that nothing was changed', async () => {
  const server = serve();
  const { client, gate } = begin();
  await gate.look();
  const saving = client.createPlan(PLAN).catch((error: RequestError) => error.code);
  await vi.waitFor(() => expect(gate.open).toBe(true));
  gate.close();
  expect(await saving).toBe('not-signed-in');
  expect(server.calls).not.toContain('POST /api/v1/saved-plans');
});

it('asks again where a session was over without the page knowing', async () => {
  const server = serve();
  const { client, gate } = begin();
  server.signedIn = true;
  await gate.look();
  server.signedIn = false;
  const saving = client.createPlan(PLAN);
  await vi.waitFor(() => expect(gate.wanted).toBe(true));
  server.signedIn = true;
  await gate.look();
  gate.close();
  expect((await saving).id).toBe('warm');
  expect(server.calls.filter((call) => call.endsWith('/saved-plans'))).toHaveLength(2);
});

it('signs in by a link, and tells whoever is not signed in why one does not hold', async () => {
  serve();
  const { gate } = begin();
  await gate.follow({ secret: 'citybrain_once_other' });
  expect([(gate.problem as RequestError).detail, gate.open]).toEqual(['Sign in.', true]);
  gate.close();
  await gate.follow({ secret: CODE });
  expect([gate.problem, gate.open]).toEqual([null, false]);
  await gate.follow({ secret: CODE });
  expect(gate.open).toBe(false);
});

it('takes the code of a link out of the address, and nothing else', () => {
  history.replaceState(null, '', `/plan?language=zh#sign-in=${CODE}`);
  expect(takeLink()).toEqual({ secret: CODE });
  expect(location.href.endsWith('/plan?language=zh')).toBe(true);
  expect(takeLink()).toBeNull();
  history.replaceState(null, '', '/#answer');
  expect(takeLink()).toBeNull();
  expect(location.hash).toBe('#answer');
});

it('takes what a provider said out of the address, once, and comes back to where one was', () => {
  history.replaceState(null, '', '/now?language=zh#there');
  const assign = vi.fn();
  vi.stubGlobal('location', { ...location, pathname: '/now', search: '?language=zh', hash: '#there', assign });
  leaveFor('https://login.example/auth');
  vi.unstubAllGlobals();
  expect(assign).toHaveBeenCalledWith('https://login.example/auth');
  history.replaceState(null, '', '/?state=s&code=c&iss=https%3A%2F%2Flogin.example');
  expect(takeLink()).toEqual({ provider: { state: 's', code: 'c', issuer: 'https://login.example' } });
  expect(location.href.endsWith('/now?language=zh#there')).toBe(true);
  history.replaceState(null, '', '/?state=s&code=c');
  expect(takeLink()).toBeNull();
});
