// @vitest-environment happy-dom
/** Links of matters, what helps a house, and an objection that is sent without an account. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import type { EntityRow } from '../api/types';
import { helping, isExact, streetOf, tellable } from './help';
import ObjectionForm from './ObjectionForm.svelte';
import { SendingMark, codeOf, correctedKey, correctedOf, dayBefore, linkOf, outcomeKey } from './types';

const asked: unknown[][] = [];
vi.mock('../state/page.svelte', () => ({
  getPage: () => ({
    client: {
      call: async (...request: unknown[]) => {
        asked.push(request);
        return { number: 7, code: 'secret' };
      },
    },
  }),
}));
beforeAll(() => catalogue.complete());

it('keeps the code behind the hash, which no server sees', () => {
  expect(linkOf('abc', 'https://city.example')).toBe('https://city.example/services#matter-abc');
  expect(codeOf('#matter-abc')).toBe('abc');
  expect(codeOf('#sign-in=x')).toBeNull();
});

it('lists what lowers emissions, the most first', () => {
  const one = (name: string, emissions: number | null) => ({ name, label: name, emissions, energy: 0, investment: 0 });
  expect(helping([one('a', -1), one('b', 2), one('c', -3), one('d', null)]).map(({ name }) => name)).toEqual(['c', 'a']);
});

it('tells an address that is there from what is only near it', () => {
  const found = [{ title: 'Bulevardi 5' }, { title: 'Bulevardi 56' }];
  expect([isExact(found, ' bulevardi  5'), isExact(found, 'Bulevardi 7'), isExact([], 'x')]).toEqual([true, false, false]);
  expect([streetOf('Bulevardi 999b'), streetOf('Bulevardi')]).toEqual(['Bulevardi', '']);
});

it('sends an objection without an account and shows its link once', async () => {
  const shown = mount(ObjectionForm as never, { target: document.body, props: { kind: 'parameter', name: 'x' } as never });
  flushSync();
  const words = document.querySelector('textarea')!;
  words.value = 'Too high';
  words.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(document.querySelector('section[role=status] a')).not.toBeNull());
  expect(asked[0]).toEqual(['POST', '/matters/objections', { about: { kind: 'parameter', name: 'x', row: null, value: null }, text: 'Too high', contact: null, sending: expect.stringMatching(/^[0-9a-f-]{36}$/) }, undefined, true]);
  expect(document.body.textContent).toContain(t('web-services-sent', { number: '7' }));
  expect(document.querySelector('section a')!.getAttribute('href')).toMatch(/\/services#matter-secret$/);
  unmount(shown);
});

it('tells of a house what is known of it, and not where it stands in degrees', () => {
  const attributes = [{ name: 'storeys', value: 7 }, { name: 'landmark', value: null }, { name: 'longitude', value: 24.9 }, { name: 'latitude', value: 60.2 }] as EntityRow['attributes'];
  expect(tellable(attributes).map(({ name }) => name)).toEqual(['storeys']);
});

it('marks what is sent anew as the same, and what was changed as another', () => {
  const mark = new SendingMark();
  const [first, again, other] = ['Too high', 'Too high', 'Too low'].map((text) => mark.on({ text, contact: null }).sending);
  expect(first).toBe(again);
  expect(other).not.toBe(first);
});

it('says how a matter ended by what it is about', () => {
  const key = (outcome: string, of: string, kind: 'application' | 'objection' = 'objection') => outcomeKey(outcome, { kind, of }).replace('web-services-outcome-', '');
  expect([key('right', 'parameter'), key('right', 'decision'), key('partly', 'decision'), key('partly', 'service', 'application')]).toEqual(['right', 'right-decision', 'partly-objection', 'partly']);
});

it('says until when a corrected value holds, and that no plan reads it', () => {
  const made = { number: 1, parameter: 'x', label: 'Cost', unit: 'm', since: '2020-01-01', until: dayBefore('2023-01-01'), before: 130, value: 150, now: 170, source: '', plans: [], stands: true, ended: null, words: '' };
  const words = (one: Parameters<typeof correctedOf>[0]) => t(correctedKey(one), correctedOf(one, (value, unit) => `${value} ${unit}`, (day) => day));
  expect(words(made)).toBe('Cost was 130 m and is 150 m from 2020-01-01 until 2022-12-31. The value in use today is 170 m; this correction does not change it. No number of a saved plan changed.');
  expect(words({ ...made, until: null, now: null, plans: ['walls', 'roofs'] as never[] })).toBe('Cost was 130 m and is 150 m from 2020-01-01 on. 2 saved plans read it: they are outdated and marked so.');
  const other = { at: '2024-05-06T07:08:09Z', number: 2, since: '2020-01-01', value: 155 };
  expect(words({ ...made, stands: false, ended: { ...other, how: 'replaced' } })).toBe('Cost was 130 m and was corrected to 150 m from 2020-01-01 until 2022-12-31. Another correction took its place on 2024-05-06. It no longer holds.');
  expect(words({ ...made, stands: false, ended: { at: other.at, how: 'taken-back', number: null, since: null, value: null } })).toBe('Cost was 130 m and was corrected to 150 m from 2020-01-01 until 2022-12-31. This correction was taken back on 2024-05-06. It no longer holds.');
  expect(words({ ...made, now: null, ended: { ...other, how: 'followed', since: '2023-01-01' } })).toBe('Cost was 130 m and is 150 m from 2020-01-01 until 2022-12-31. From 2023-01-01 on another correction holds: 155 m. No number of a saved plan changed.');
});
