/** Signing in and out, and what a wrong secret leaves behind. */
import { afterEach, expect, it, vi } from 'vitest';
import { Client, type RequestError } from '../api/client';
import type { Myself } from '../api/types';
import { Resource } from '../state/resource.svelte';
import { Signing } from './signing.svelte';

const nobody = { name: null, roles: [], may: [], reads: ['public'], until: null, purpose: null, purposes: [] };
const aino = { ...nobody, name: 'Aino' };

/** A server that knows one secret; the calls that were made. */
function serve(known: string): string[] {
  const calls: string[] = [];
  let signedIn = false;
  vi.stubGlobal('fetch', (path: string, { method, body }: RequestInit) => {
    calls.push(`${method} ${path}`);
    if (method === 'POST') {
      signedIn = (JSON.parse(body as string) as { secret: string }).secret === known;
      if (!signedIn) return Promise.resolve(new Response(JSON.stringify({ code: 'access-refused', detail: 'No.' }), { status: 401 }));
    }
    if (method === 'DELETE') {
      signedIn = false;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    return Promise.resolve(new Response(JSON.stringify(signedIn ? aino : nobody)));
  });
  return calls;
}

function begin(): { signing: Signing; session: Resource<Myself> } {
  const session = new Resource<Myself>();
  return { session, signing: new Signing(new Client(() => 'en'), session) };
}

afterEach(() => vi.unstubAllGlobals());

it('knows who signed in, forgets the secret, and knows nobody once they signed out', async () => {
  serve('right');
  const { signing, session } = begin();
  signing.secret = 'right';
  await signing.in();
  expect([session.value!.name, signing.secret, signing.problem, signing.asking]).toEqual(['Aino', '', null, false]);
  await signing.out();
  expect(session.value!.name).toBeNull();
});

it('tells why a secret was not taken, keeps it to be mended, and tries again', async () => {
  serve('right');
  const { signing, session } = begin();
  signing.secret = 'wrong';
  await signing.in();
  expect([(signing.problem as RequestError).detail, signing.secret, session.value]).toEqual(['No.', 'wrong', null]);
  signing.secret = 'right';
  await signing.in();
  expect([signing.problem, session.value!.name]).toEqual([null, 'Aino']);
});

it('asks once however often the button is pressed', async () => {
  const calls = serve('right');
  const { signing } = begin();
  signing.secret = 'right';
  await Promise.all([signing.in(), signing.in(), signing.in()]);
  expect(calls).toEqual(['POST /api/v1/session', 'GET /api/v1/session']);
});

it('says once what is read for, and reads the session again', async () => {
  const calls = serve('right');
  const { signing } = begin();
  await signing.readFor('research');
  expect(calls).toEqual(['PUT /api/v1/session/purpose', expect.stringContaining('/api/v1/session')]);
  expect(signing.problem).toBeNull();
});
