// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Client } from '../api/client';
import { View } from '../state/view.svelte';
import { Maker } from './maker.svelte';
import type { Draft } from './types';

const LIST = { served: null, drafts: [] };

function draft(id: string, name: string): Draft {
  return { id, name, created: '2026-11-25T12:00:00+00:00', country: null, place: null, countries: [], own: null, files: [], missing: [], obstacles: [], build: null, open: false, limits: { bytes: 1, files: 1 } };
}

/** A server whose answers come when the test says so, in the order of the test. */
class Server {
  readonly #asked = new Map<string, (answer: unknown) => void>();

  call = (method: string, path: string) => new Promise((resolve) => this.#asked.set(`${method} ${path}`, resolve));

  async answer(what: string, answer: unknown): Promise<void> {
    this.#asked.get(what)!(answer);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

async function opened(id: string): Promise<{ server: Server; maker: Maker; view: View }> {
  const [server, view] = [new Server(), new View()];
  const maker = new Maker(server as unknown as Client, view);
  view.draft = id;
  void maker.open(id);
  await server.answer('GET /drafts', LIST);
  await server.answer(`GET /drafts/${id}`, draft(id, 'as opened'));
  return { server, maker, view };
}

describe('the city that is being made', () => {
  it('keeps a change where an older reading arrives after it', async () => {
    const { server, maker } = await opened('a');
    void maker.open('a');
    void maker.name({ name: 'changed' });
    await server.answer('PATCH /drafts/a', draft('a', 'changed'));
    await server.answer('GET /drafts', LIST);
    await server.answer('GET /drafts/a', draft('a', 'as read before'));
    expect(maker.draft?.name).toBe('changed');
    maker.close();
  });

  it('does not show the answer of a draft that was left', async () => {
    const { server, maker, view } = await opened('a');
    void maker.name({ name: 'changed' });
    view.draft = null;
    void maker.open(null);
    await server.answer('GET /drafts', LIST);
    await server.answer('PATCH /drafts/a', draft('a', 'changed'));
    expect(maker.draft).toBeNull();
    maker.close();
  });
});
