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

const refusing = (code: string): Client => ({
  request: (path: string) => path.endsWith('/answers') || path.endsWith('/inputs')
    ? Promise.reject(new RequestError(409, code, `told ${code}`))
    : Promise.resolve(new Response(JSON.stringify({ code: OWN, answered: 0, state: 'closed', inputs: [] }))),
}) as unknown as Client;
const WAITING = { sending: 'one', code: OWN, answer: 'yes', traits: {} };

it.each([['consultation-not-open', null], ['consultation-answered', '']])('thanks for no answer that was refused as %s, and keeps it with the reason', async (code, answered) => {
  localStorage.setItem(KEPT, JSON.stringify({ code: OWN, waiting: WAITING }));
  await expect(new Consulting(refusing(code), 3).sendWaiting()).rejects.toThrow(code);
  const again = new Consulting(refusing(code), 3);
  expect([again.waits, again.answered]).toEqual([false, answered]);
  expect(again.refused).toEqual([{ sending: 'one', answer: 'yes', code, why: `told ${code}` }]);
  again.forget('one');
  expect(new Consulting(refusing(code), 3).refused).toEqual([]);
});

it('thanks for an answer that was entered already', async () => {
  localStorage.setItem(KEPT, JSON.stringify({ code: OWN, waiting: WAITING }));
  const consulting = new Consulting(refusing('consultation-entered'), 3);
  await consulting.sendWaiting();
  expect([consulting.waits, consulting.answered, consulting.refused]).toEqual([false, 'yes', []]);
});

it('keeps the words of what was added too late', async () => {
  localStorage.setItem(KEPT, JSON.stringify({ code: OWN, added: [{ sending: 'two', code: OWN, kind: 'comment', text: 'More trees' }] }));
  await expect(new Consulting(refusing('consultation-not-open'), 3).sendWaiting()).rejects.toThrow();
  expect(JSON.parse(localStorage.getItem(KEPT)!)).toMatchObject({ added: [], refused: [{ sending: 'two', text: 'More trees' }] });
});
