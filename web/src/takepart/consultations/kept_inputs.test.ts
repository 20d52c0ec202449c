// @vitest-environment happy-dom
/** What was added without a connection is told as kept until it is sent; what was refused is shown whole. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { RequestError, type Client } from '../../api/client';
import { catalogue, t } from '../../text/messages.svelte';
import ConsultationCard from './ConsultationCard.svelte';
import { Consulting } from './consulting.svelte';

const CODE = 'W-11111-11111-11111-11111';
const KEPT = 'citybrain-consultation-3';
const TRAIT = { name: 'age', label: 'Age', groups: [{ name: 'old', label: '65 and over' }] };
const OWN = { budget: 100, seed: 1, measures: [{ intervention: 'insulate_walls', where: {}, settings: {}, label: 'Warm walls', levels: [0, 0.25] }, { intervention: 'trees', where: {}, settings: {}, label: 'Street trees', levels: [0, 0.1] }] };
const ONE = { number: 3, title: 'Walls', question: 'Warm walls?', about: '', state: 'open', since: '2026-11-10', until: '2026-12-10', ended: null, answered: 1, fallbacks: {}, languages: [], effects: [], views: [], choices: [{ name: 'yes', label: 'Yes' }], traits: [TRAIT], decision: null, own: OWN };
const INPUT = { number: 8, kind: 'proposal', title: 'A pond', text: 'By the school', support: 0, at: '2026-12-01', own: false, investment: null, values: {}, changes: {}, plan: null, reply: { verdict: 'later', label: 'Later', text: '' } };
const INPUTS = { inputs: [INPUT], all: 1, waiting: 0, next: null };

let refusal: RequestError | null = null;
const sent: [string, unknown][] = [];
const request = vi.fn((path: string, { method, body }: { method?: string; body?: object } = {}) => {
  if (method === 'POST' && refusal) return Promise.reject(refusal);
  if (body) sent.push([path, body]);
  const result = { answered: 1, counted: 0, least: 25, final: false, traits: [] };
  return Promise.resolve(new Response(JSON.stringify(path.endsWith('/inputs') ? INPUTS : path.endsWith('/results') ? result : path.endsWith('/codes/web') ? { code: CODE } : ONE)));
});
const client = { request, call: request, json: request, evaluate: () => Promise.resolve({ headline: [], cost: { measures_investment: 10 } }) } as unknown as Client;
vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ client, clock: null, view: { link: () => '/plan' } }) }));
vi.mock('../shared.svelte', () => ({ sharedBy: (make: (client: Client, number: number) => unknown) => make }));
beforeAll(() => catalogue.complete());
beforeEach(() => {
  localStorage.clear();
  sent.length = 0;
  refusal = null;
});
afterEach(() => document.body.replaceChildren());

const AWAY = new RequestError(0, 'no-answer', null);
const told = (): string => document.body.textContent;
const pressed = (label: string): HTMLButtonElement => [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label)!;
const card = () => mount(ConsultationCard, { target: document.body, props: { number: 3, middle: null } });

it('says that a plan of one\'s own is kept while there is no connection, and that it is sent in once it is', async () => {
  localStorage.setItem(KEPT, JSON.stringify({ code: CODE, answered: 'yes' }));
  const shown = card();
  await vi.waitFor(() => expect(pressed(t('web-consult-own-send'))).toBeTruthy());
  const range = document.querySelector<HTMLInputElement>('input[type=range]')!;
  range.value = '1';
  range.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(pressed(t('web-consult-own-send')).disabled).toBe(false));
  refusal = AWAY;
  pressed(t('web-consult-own-send')).click();
  await vi.waitFor(() => expect(pressed(t('web-consult-own-kept'))?.disabled).toBe(true));
  expect(pressed(t('web-consult-own-sent'))).toBeUndefined();
  const status = [...document.querySelectorAll('[role=status]')].find(({ textContent }) => textContent === t('web-consult-adding', { count: 1 }));
  expect(status?.closest('details')).toBeNull();
  refusal = null;
  dispatchEvent(new StorageEvent('storage', { key: KEPT }));
  await new Consulting(client, 3).sendWaiting();
  dispatchEvent(new StorageEvent('storage', { key: KEPT }));
  await vi.waitFor(() => expect(pressed(t('web-consult-own-sent'))).toBeTruthy());
  expect(told()).not.toContain(t('web-consult-adding', { count: 1 }));
  void unmount(shown);
});

it('keeps support without a connection and sends it later, once', async () => {
  localStorage.setItem(KEPT, JSON.stringify({ code: CODE, answered: 'yes' }));
  const shown = card();
  await vi.waitFor(() => expect(pressed(t('web-consult-support'))).toBeTruthy());
  refusal = AWAY;
  pressed(t('web-consult-support')).click();
  await vi.waitFor(() => expect(told()).toContain(t('web-consult-adding', { count: 1 })));
  expect(told()).not.toContain(t('web-consult-not-sent'));
  expect(pressed(t('web-consult-support')).disabled).toBe(true);
  refusal = null;
  await Promise.all([new Consulting(client, 3).sendWaiting(), new Consulting(client, 3).sendWaiting()]);
  expect(sent[0]).toEqual(['/consultations/3/inputs/8/support', { code: CODE }]);
  void unmount(shown);
});

it('does not make a second one of what the server could not take', async () => {
  localStorage.setItem(KEPT, JSON.stringify({ code: CODE, answered: 'yes' }));
  const consulting = new Consulting(client, 3);
  refusal = new RequestError(503, 'busy', 'busy');
  const mark = await consulting.add({ kind: 'comment', title: '', text: 'Trees', place: null, levels: [] });
  expect([consulting.adding, consulting.stateOf(mark)]).toEqual([1, 'kept']);
});

it('shows all that was refused: measures with levels, the place, the words, and what was said of oneself', async () => {
  const late = { added: [{ sending: 'p', code: CODE, kind: 'plan', title: '', text: '', levels: [0.25, 0] }, { sending: 'c', code: CODE, kind: 'comment', title: '', text: 'More trees', place: { longitude: 24.95, latitude: 60.17 } }] };
  localStorage.setItem(KEPT, JSON.stringify({ code: CODE, waiting: { sending: 'a', code: CODE, answer: 'yes', traits: { age: 'old' } }, ...late }));
  refusal = new RequestError(409, 'consultation-not-open', 'too late');
  const consulting = new Consulting(client, 3);
  for (let tries = 0; tries < 3; tries += 1) await consulting.sendWaiting().catch(() => null);
  expect(consulting.refused.map(({ sending }) => sending)).toEqual(['a', 'p', 'c']);
  const shown = card();
  await vi.waitFor(() => expect(told()).toContain('Warm walls?'));
  flushSync();
  const notes = [...document.querySelectorAll('.note .sent')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  expect(notes).toHaveLength(3);
  expect(notes[0]).toMatch(/Yes.*Age.*65 and over/);
  expect(notes[1]).toMatch(/Warm walls.*25/);
  expect(notes[1]).not.toContain('Street trees');
  expect(notes[2]).toMatch(/More trees.*60\.17.*24\.95/);
  void unmount(shown);
});
