// @vitest-environment happy-dom
/** A made-up code that a device keeps locks nobody out: it is dropped, and the next answer gets one of its own. */
import { beforeEach, expect, it } from 'vitest';
import { RequestError, type Client } from '../../api/client';
import { Consulting } from './consulting.svelte';

const POISON = 'N-00000-00000-00000-00000';
const OWN = 'W-11111-11111-11111-11111';
const KEPT = 'citybrain-consultation-3';

const client = {
  request: (path: string, { body }: { body?: { code: string } } = {}) => {
    if (path.endsWith('/codes/web')) return Promise.resolve(new Response(JSON.stringify({ code: OWN })));
    if (body?.code === POISON) return Promise.reject(new RequestError(422, 'people-code', 'no code'));
    return Promise.resolve(new Response(JSON.stringify({ answered: 1, new: true, state: 'open', inputs: [] })));
  },
} as unknown as Client;

beforeEach(() => localStorage.clear());

it('drops a code that was not given for this, and answers without it', async () => {
  localStorage.setItem(KEPT, JSON.stringify({ code: POISON }));
  const consulting = new Consulting(client, 3);
  await consulting.answer('yes', {});
  expect((consulting.problem as RequestError).code).toBe('people-code');
  expect([consulting.kept.code, consulting.answered]).toEqual([undefined, null]);
  await consulting.answer('yes', {});
  expect([consulting.problem, consulting.kept.code, consulting.answered]).toEqual([null, OWN, 'yes']);
});

it('goes back to the code that answered before where another one was wrong', async () => {
  localStorage.setItem(KEPT, JSON.stringify({ code: OWN, answered: 'no' }));
  const consulting = new Consulting(client, 3);
  consulting.use(POISON);
  expect(consulting.answered).toBeNull();
  await consulting.answer('yes', {});
  expect([consulting.kept.code, consulting.answered]).toEqual([OWN, 'no']);
  expect(JSON.parse(localStorage.getItem(KEPT)!)).toMatchObject({ code: OWN, answered: 'no' });
});
