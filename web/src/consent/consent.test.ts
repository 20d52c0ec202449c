// @vitest-environment happy-dom
/** What a person agreed to: asked for with their code alone, and withdrawn with one button. */
import { flushSync, mount, unmount } from 'svelte';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import ConsentPlace from './ConsentPlace.svelte';

const AT = '2026-01-31T12:00:00Z';
const held = { number: 3, person: 'person-1', purpose: 'research', label: 'Research', basis: 'consent', text_version: '2026-1', streams: [7], made_by: 'Aino', made_at: AT, withdrawn_by: null as string | null, withdrawn_at: null as string | null };
const reading = { at: AT, who: 'Eino', purpose: 'research', label: 'Research', object: 'stream 7', things: 1, requests: 2 };
const asked: unknown[][] = [];

async function call(...request: unknown[]): Promise<unknown> {
  asked.push(request);
  if (request[1] === '/persons/erasures/mine') return proof;
  if (request[1] === '/consents/mine/withdrawals') Object.assign(held, { withdrawn_by: 'person-1', withdrawn_at: AT });
  return { person: 'person-1', consents: [{ ...held }], streams: [{ number: 7, name: 'Wristband' }], readings: [reading] };
}

const proof = { person: 1, at: AT, by: null, streams: [7], shared: [], readings: 1200, rows: 3, salt: 's', sha256: 'h', copies: [], downloads: 0 };
const files: unknown[][] = [];
const saved: string[] = [];

async function file(...request: unknown[]): Promise<Blob> {
  files.push(request);
  return new Blob(['zip']);
}

vi.mock('../state/page.svelte', () => ({ getPage: () => ({ view: { place: 'consent', easy: false }, client: { call, file } }) }));
vi.mock('../parts/download', () => ({ download: (_: Blob, name: string) => void saved.push(name) }));

const press = (words: string) => [...document.querySelectorAll('button')].find((one) => one.textContent === words)!.click();

let shown: Record<string, unknown>;
beforeAll(() => catalogue.complete());
afterAll(() => void unmount(shown));

it('asks nobody to sign in, shows what is held and who read, and withdraws', async () => {
  shown = mount(ConsentPlace as never, { target: document.body });
  flushSync();
  const code = document.querySelector<HTMLInputElement>('#consent-code')!;
  code.value = ' secret ';
  code.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(document.querySelector('article')).not.toBeNull());
  expect(asked[0]).toEqual(['POST', '/consents/mine', { code: 'secret' }, undefined, true]);
  for (const words of ['Wristband', '2026-1', 'Eino', '2 requests']) expect(document.body.textContent).toContain(words);
  [...document.querySelectorAll('button')].find((one) => one.textContent === t('web-consent-withdraw'))!.click();
  await vi.waitFor(() => expect(document.querySelector('article')!.textContent).toContain(t('web-consent-withdrawn', { at: '' }).trim()));
  expect(asked.find((one) => one[1] === '/consents/mine/withdrawals')).toEqual(['POST', '/consents/mine/withdrawals', { code: 'secret', number: 3 }, undefined, true]);
  expect([...document.querySelectorAll('button')].some((one) => one.textContent === t('web-consent-withdraw'))).toBe(false);
});

it('hands out all that is held, and erases it once that is said twice', async () => {
  press(t('web-consent-take'));
  await vi.waitFor(() => expect(saved).toEqual(['held-about-you.zip']));
  expect(files).toEqual([['/persons/exports/mine', { code: 'secret' }]]);
  press(t('web-consent-erase'));
  flushSync();
  expect(asked.some((one) => one[1] === '/persons/erasures/mine')).toBe(false);
  const offered = [...document.querySelectorAll('section button')].map((one) => one.textContent);
  expect(offered.slice(-2)).toEqual([t('web-consent-erase-not'), t('web-consent-erase-sure')]); // a double press keeps
  press(t('web-consent-erase-sure'));
  await vi.waitFor(() => expect(document.body.textContent).toContain('1,200'));
  expect(asked.at(-1)).toEqual(['POST', '/persons/erasures/mine', { code: 'secret' }, undefined, true]);
  expect(document.querySelector('article')).toBeNull();
  press(t('web-consent-proof-keep'));
  expect(saved.at(-1)).toBe('proof-of-erasure.json');
});
