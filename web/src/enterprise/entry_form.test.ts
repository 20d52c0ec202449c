// @vitest-environment happy-dom
/** The form of an entry and the picture of a quota, as somebody sees them. */
import { mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue } from '../text/messages.svelte';
import EntryForm from './EntryForm.svelte';
import QuotaChart from './QuotaChart.svelte';

vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client: {}, city: { value: null } }) }));

let shown: Record<string, unknown> | null = null;
const show = (component: unknown, props: object) => {
  shown = mount(component as never, { target: document.body, props: props as never });
};
const of = { number: 7, kind: 'load', kind_label: 'Load', since: '2025-01-01' };

beforeAll(() => catalogue.complete());
afterEach(() => {
  if (shown) void unmount(shown);
  document.body.replaceChildren();
});

it.each([['void', 'Declare void'], ['answer', 'Add to the file']])('ends at a %s with the button %s', (kind, label) => {
  show(EntryForm, { number: '1', form: { kind, label: kind, needs: ['text'], may: [], data_class: 'enterprise' }, of, today: '2026-03-04' });
  expect(document.querySelector('[type=submit]')!.textContent).toBe(label);
});

it('offers the names of the file', () => {
  const form = { kind: 'load', label: 'Load', needs: ['pollutant', 'amount', 'unit', 'until'], may: ['outlet'], data_class: 'enterprise' };
  show(EntryForm, { number: '1', form, today: '2026-03-04', names: { pollutant: ['Nitrogen oxides'], outlet: [] } });
  const lists = [...document.querySelectorAll('datalist')].map((list) => [list.id, [...list.querySelectorAll('option')].map(({ value }) => value)]);
  expect(lists).toEqual([['offered-pollutant', ['Nitrogen oxides']]]);
  expect([...document.querySelectorAll('input[list]')].map((field) => field.getAttribute('list'))).toEqual(['offered-pollutant']);
});

it('has the unit of its levels', () => {
  const quota = { pollutant: 'nitrogen_oxides', label: 'NOx', year: 2025, quota: 10, unit: 't', used: 4, share: 0.4, days: [], missing: 0, measured_days: 0, expected: null, earliest: null, latest: null, told: '' };
  show(QuotaChart, { quota });
  expect(document.querySelector('svg .unit')!.textContent).toBe('t');
});
