/** Who signs in where nothing was asked for sees the page of the enterprise that they are named for. */
import { afterEach, expect, it, vi } from 'vitest';
import { Client } from '../api/client';
import type { Page } from '../state/page.svelte';
import { isBare, openOwn, ownEnterprises } from './own';

function pageOf(own: number[], place = 'plan', bare = true, name: string | null = 'Eve') {
  vi.stubGlobal('fetch', () => Promise.resolve(own.length ? new Response(JSON.stringify({ enterprises: [], own, next: null })) : new Response(JSON.stringify({ code: 'refused', detail: 'No.' }), { status: 403 })));
  const made = { client: new Client(() => 'en'), session: { value: { name } }, gate: { bare, close: vi.fn() }, view: { place, go: vi.fn(), enter: vi.fn() } };
  return { made, page: made as unknown as Page };
}

afterEach(() => vi.unstubAllGlobals());

it('opens the only one, once', async () => {
  const { made, page } = pageOf([7]);
  await openOwn(page);
  await openOwn(page);
  expect([made.view.go.mock.calls, made.view.enter.mock.calls, made.gate.close.mock.calls.length]).toEqual([[['enterprise']], [[7]], 1]);
});

it.each([
  ['of several', [7, 8], 'plan', true, 'Eve'],
  ['of none', [], 'plan', true, 'Eve'],
  ['who is elsewhere by now', [7], 'now', true, 'Eve'],
  ['who came for something', [7], 'plan', false, 'Eve'],
  ['whom nobody knows', [7], 'plan', true, null],
] as const)('leaves them where they are: %s', async (_, own, place, bare, name) => {
  const { made, page } = pageOf([...own], place, bare, name);
  await openOwn(page);
  expect(made.view.go).not.toHaveBeenCalled();
});

it('knows them by number, and none where they cannot be read', async () => {
  expect(await ownEnterprises(pageOf([3, 4]).page)).toEqual([3, 4]);
  expect(await ownEnterprises(pageOf([]).page)).toEqual([]);
});

it.each([['/', '', true], ['/', '?saved=warm', false], ['/now', '', false]])('%s%s asks for nothing: %s', (pathname, search, bare) => {
  expect(isBare({ pathname, search } as Location)).toBe(bare);
});
