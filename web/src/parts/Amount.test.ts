// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { catalogue } from '../text/messages.svelte';
import Amount from './Amount.svelte';

let shown: Record<string, unknown> | null = null;

function show(props: Record<string, unknown>): HTMLElement {
  document.body.innerHTML = '';
  shown = mount(Amount as never, { target: document.body, props: props as never });
  flushSync();
  return document.body;
}

beforeAll(() => catalogue.use('en'));
afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
});

const need = { value: 1_804_000_000, unit: 'kWh/a', name: 'Heat all buildings need' };

it('is a button that says value, unit, how it is known, and opens the explanation', () => {
  let opened = 0;
  const button = show({ ...need, known: 'computed', uncertain: true, onwhy: () => opened++ }).querySelector('button')!;
  expect(button.getAttribute('aria-label')).toBe('Heat all buildings need: 1,800 ± ? GWh/a, uncertainty not known, computed. Why?');
  expect(button.textContent!.replace(/\s+/g, ' ').trim()).toBe('1,800 ± ? GWh/a');
  button.click();
  expect(opened).toBe(1);
});

it.each([
  [-7_739, { low: -13_814, high: -3_906 }, 't/a', '−7,700 −13,800 to −3,900 t/a'],
  [8_000, { low: -4_000, high: 20_000 }, 't/a', '8,000 ± 12,000 t/a'],
  [-931, { low: -1_051, high: -811 }, 'money/a', '−\u2060€930 ± 120 /a'],
  [900_000, { low: 400_000, high: 2_100_000 }, 'money', '€900,000 400,000 to 2,100,000'],
])('has one unit for a number and both ends of its interval', (value, interval, unit, told) => {
  const page = show({ value, interval, unit, known: 'computed', name: 'Change' });
  expect(page.textContent!.replace(/\s+/g, ' ').trim()).toBe(told);
});

it.each(['measured', 'computed', 'assumed'])('has the line of what is %s, and none where the column has it', (known) => {
  expect(show({ ...need, known }).querySelector('.number')!.classList).toContain(known);
  expect(show({ ...need, known, line: false }).querySelector('.number')!.classList).not.toContain(known);
});

it('says that a value is missing instead of zero', () => {
  const page = show({ ...need, value: null, known: 'computed', onwhy: () => undefined });
  expect([page.textContent!.trim(), page.querySelector('button')]).toEqual(['no value', null]);
});

it('puts the currency before and the power of ten behind the uncertainty', () => {
  const page = show({ value: 214_300_000, unit: 'money', name: 'To build', known: 'assumed', uncertain: true });
  expect(page.textContent!.replace(/\s+/g, ' ').trim()).toBe('€214 ± ? M');
});

it('has currency and power of ten once, beside the interval', () => {
  const page = show({ value: 214_300_000, unit: 'money', name: 'To build', known: 'assumed', interval: { low: 183e6, high: 245e6 } });
  expect(page.textContent!.replace(/\s+/g, ' ').trim()).toBe('€214 ± 31 M');
});

it('is called by what is seen, with its interval', () => {
  const button = show({ ...need, known: 'computed', interval: { low: 1_600_000_000, high: 2_000_000_000 }, onwhy: () => undefined }).querySelector('button')!;
  const seen = button.textContent!.replace(/\s+/g, ' ').trim();
  expect(seen).toBe('1,800 ± 200 GWh/a');
  expect(button.getAttribute('aria-label')!.replace(/\s+/g, ' ')).toContain(seen);
});

const reading = { value: 0.42, unit: 'm', name: 'Water level', known: 'measured', rhythm: 600 };

it.each([[300, 'live', ''], [660, 'old', '11 min old'], [10_800, 'stale', '3 h old']])('says how old it is once it is late: %d s is %s', (age, late, told) => {
  const page = show({ ...reading, age, onwhy: () => undefined });
  expect(page.querySelector('.number')!.classList).toContain(late);
  expect(page.textContent).toContain(told);
  expect(page.querySelector('.chip') !== null).toBe(late === 'stale');
  expect(page.querySelector('button')!.getAttribute('aria-label')).toContain(told || 'measured');
});

it('says since when a reading is missing, and that a small group is not shown', () => {
  expect(show({ ...reading, value: null, since: new Date(2026, 5, 1, 15, 0) }).textContent!.trim()).toBe('no reading since 15:00');
  const withheld = show({ ...reading, fewerThan: 10 });
  expect([withheld.textContent!.trim(), withheld.querySelector('svg') !== null, withheld.textContent!.includes('0.42')]).toEqual(['fewer than 10 people', true, false]);
});

it.each([{ uncertain: true }, { interval: { low: 0.4, high: 0.44 } }, { interval: { low: 0.3, high: 0.44 } }, { signed: true }, { value: 'Residential' }])(
  'has a name that holds what is seen: %o', (part) => {
    const button = show({ ...reading, ...part, onwhy: () => undefined }).querySelector('button')!;
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(plain(button.getAttribute('aria-label')!)).toContain(plain(button.textContent!));
  },
);
