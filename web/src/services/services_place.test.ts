// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { own, readTextsIn } from '../takepart/own_language.svelte';
import { catalogue, t } from '../text/messages.svelte';
import MatterView from './MatterView.svelte';
import ServicesPlace from './ServicesPlace.svelte';

const asked: string[] = [];
const service = (code: string, languages: string[]) => ({ code, name: code, description: `About ${code}`, group: 'streets', kind: 'apply', events: [], channels: [], fee: '', promise: null, takes: true, fallbacks: {}, languages });
const SAME = 'Cost was 130 m and is 150 m.';
const step = (kind: string, text: string | null) => ({ kind, outcome: null, words: null, text, at: '2026-11-30T08:00:00Z', by: null });
const MATTER = { number: 5, kind: 'objection', of: 'parameter', state: 'decided', subject: 'Cost', office: '', clocks: [], text: 'Too low', made_at: '2026-11-30T08:00:00Z', may_appeal: false, corrections: [], steps: [step('correction', SAME), step('decision', SAME), step('answer', null), step('answer', null)] };
const client = {
  call: (_: string, path: string) => {
    asked.push(path);
    return Promise.resolve(path.startsWith('/services') ? { today: '2026-12-01', services: [service('Trees', ['en', 'de']), service('Bins', ['en', 'ar'])], events: [], groups: ['streets'] } : null);
  },
  request: () => Promise.resolve({ json: () => Promise.resolve(MATTER) }),
  json: () => new Promise(() => {}),
};
const view = { item: null };
vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client, view, clock: null, session: { value: null } }) }));

let shown: Record<string, unknown>;
beforeAll(() => catalogue.complete());
afterEach(() => {
  void unmount(shown);
  readTextsIn('');
});

it('lets the list of services be read again in the language of the page after another one was chosen at a service', async () => {
  readTextsIn('de');
  shown = mount(ServicesPlace, { target: document.body });
  await vi.waitFor(() => expect(document.body.textContent).toContain('About Trees'));
  const select = [...document.querySelectorAll('label')].find(({ textContent }) => textContent.includes(t('web-part-text-language')))!.querySelector('select')!;
  expect([select.value, ...[...select.options].map(({ value }) => value)]).toEqual(['de', 'en', 'de', 'ar']);
  expect(asked.at(-1)).toContain('de');
  select.value = 'en';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
  expect(own.language).toBe('');
  expect(asked.filter((path) => path.startsWith('/services')).at(-1)).toBe('/services');
});

it('shows what answer and decision say alike once', async () => {
  shown = mount(MatterView, { target: document.body, props: { code: 'N-1' } });
  await vi.waitFor(() => expect(document.body.textContent).toContain(SAME));
  expect(document.body.textContent.split(SAME)).toHaveLength(2);
  expect(document.body.textContent.split(t('web-services-erased'))).toHaveLength(3);
});
