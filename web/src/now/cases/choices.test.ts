// @vitest-environment happy-dom
/** What is put on record of a case is chosen by its name, and nothing is chosen beforehand that somebody has to know. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../../text/messages.svelte';
import CaseEvidence from './CaseEvidence.svelte';
import CaseTrace from './CaseTrace.svelte';

const STREAMS = [{ id: 2, name: 'pm10-k', thing: 'Kluuvi', property: 'pm10' }, { id: 7, name: 'pm10-m', thing: 'Mannerheimintie', property: 'pm10' }];
const DIAGNOSIS = {
  number: 4, at: '2026-05-01T12:00:00Z', sha256: 'ab'.repeat(32), outcome: null, compared: null,
  document: { sources: [{ name: 'Open ground' }], evidence: [], trace: { verdict: 'candidate', reason: null, readings: [], candidates: [], unknown: null, start: '2026-05-01T10:00:00Z', end: '2026-05-01T12:00:00Z' } },
};
const call = vi.fn(async (method: string, path: string): Promise<unknown> => (path.includes('evidence') ? { evidence: [] } : path.includes('hit') ? null : method === 'GET' ? DIAGNOSIS : {}));

vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ client: { call, get: call }, session: { value: { may: ['cases:work'] } } }) }));
vi.mock('../sensing.svelte', () => ({
  getSensing: () => ({
    streamOf: (id: number) => STREAMS.find((one) => one.id === id), propertyOf: () => ({ label: 'PM10' }), momentOf: () => null, at: null, now: 0,
  }),
}));
vi.mock('./trace', async (actual) => ({ ...(await actual<object>()), sharesOf: () => [] }));
vi.mock('../../api/diagnosis', () => ({ newestDiagnosis: async () => DIAGNOSIS, hitRates: async () => null, diagnose: vi.fn(), paperOf: () => '/paper', recordOutcome: vi.fn() }));

let shown: Record<string, unknown> | null = null;
beforeAll(() => catalogue.complete());
afterEach(() => void (shown && unmount(shown)));

const one = { number: 5, version: 1, stream: 7, streams: [2, 7, 99], last_seen: '2026-05-01T12:00:00Z' };
const button = (text: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === t(text));

function show(component: unknown): void {
  document.body.innerHTML = '';
  shown = mount(component as never, { target: document.body, props: { one, onstep: () => undefined } as never });
}

it('freezes readings of a stream of the case that is chosen by place and property', async () => {
  show(CaseEvidence);
  await vi.waitFor(() => expect(button('web-inspect-case-freeze')).toBeDefined());
  button('web-inspect-case-freeze')!.click();
  flushSync();
  expect([...document.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['Mannerheimintie · PM10', 'Kluuvi · PM10']);
  expect(document.querySelector('input')).toBeNull();
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(call).toHaveBeenCalledWith('POST', '/cases/5/evidence', { stream: 7, since: one.last_seen }));
});

it('puts no source on record before one is chosen', async () => {
  show(CaseTrace);
  await vi.waitFor(() => expect(button('web-cases-inspected-record')).toBeDefined());
  const record = button('web-cases-inspected-record') as HTMLButtonElement;
  const choice = document.querySelector('select')!;
  expect([record.disabled, choice.selectedOptions[0]?.textContent]).toEqual([true, t('web-cases-inspected-choose')]);
  choice.value = 'Open ground';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
  expect(record.disabled).toBe(false);
});
