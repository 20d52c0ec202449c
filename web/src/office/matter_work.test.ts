// @vitest-environment happy-dom
/** An officer corrects a parameter: a value that is far off is asked for twice, and what came of it stays in sight. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { RequestError } from '../api/client';
import { OfficeClient } from '../api/office';
import { catalogue, t } from '../text/messages.svelte';
import MatterDesk from './MatterDesk.svelte';
import MatterWork from './MatterWork.svelte';

const PARAMETER = { name: 'module_cost', label: 'Cost of modules', unit: 'money/kW', values: [{ from: '2020-01-01', value: 1300 }] };
const OBJECTION = { number: 5, kind: 'objection', of: 'parameter', state: 'received', subject: 'Cost of modules', department: '', own: false, barred: [], clocks: [], made_at: '2026-11-30T08:00:00Z' };
const MATTER = { ...OBJECTION, about: { kind: 'parameter', name: 'module_cost' }, text: 'Too dear', contact: null, channel: 'web', steps: [], corrections: [] as object[] };
const MADE = { number: 9, label: 'Cost of modules', unit: 'money/kW', since: '2026-01-01', until: null, before: 1300, value: 130, now: null, plans: [1, 2], stands: true, ended: null };

let state = 'received';
let far = true;
const corrected: Record<string, unknown>[] = [];
async function answer(path: string, body?: object): Promise<unknown> {
  if (path === '/matters') return { matters: [{ ...OBJECTION, state }, { ...OBJECTION, number: 6, state: 'decided', subject: 'Street trees' }] };
  if (!path.endsWith('/corrections')) return { ...MATTER, state, corrections: state === 'decided' ? [MADE] : [] };
  corrected.push(body as Record<string, unknown>);
  if (far && !corrected.at(-1)!.again) throw new RequestError(409, 'correction-far', 'It is a tenth of the value that stands.');
  state = 'decided';
  return MADE;
}
const client = { json: (path: string) => answer(path), call: (_: string, path: string, body?: object) => answer(path, body), parameters: () => Promise.resolve([PARAMETER]) };
vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client, clock: null, session: { value: { department: null } } }) }));

let shown: Record<string, unknown> | null = null;
beforeAll(() => catalogue.complete());
beforeEach(() => {
  [state, far, corrected.length] = ['received', true, 0];
});
afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
  document.body.replaceChildren();
});

const MAY = ['cases:work', 'cases:close', 'city:write'];
const office = new OfficeClient(client as never);
const told = (): string => document.body.textContent;
const button = (label: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(label))!;
const field = (label: string) => [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === label)?.querySelector<HTMLInputElement>('input, textarea');
function write(one: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  one.value = value;
  one.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

async function corrects(value: string): Promise<void> {
  const details = [...document.querySelectorAll('details')].at(-1)!;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(field(t('web-office-value-in', { unit: '€/kW' }))).toBeTruthy());
  write(field(t('web-office-value-in', { unit: '€/kW' }))!, value);
  write(field(t('web-office-valid-since'))!, '2026-01-01');
  write(field(t('web-office-source'))!, 'A tender');
  write(field(t('web-office-why-office'))!, 'Prices fell');
  write(details.querySelector<HTMLTextAreaElement>('form > textarea')!, 'You were right.');
  details.querySelector<HTMLButtonElement>('form .row button')!.click();
}

it('asks a second time for a value that is far from the one that stands', async () => {
  shown = mount(MatterWork, { target: document.body, props: { number: 5, office, may: MAY, onchange: () => {} } });
  await vi.waitFor(() => expect(told()).toContain('Too dear'));
  await corrects('130');
  await vi.waitFor(() => expect(field(t('web-office-value-again'))).toBeTruthy());
  expect(told()).toContain('It is a tenth of the value that stands.');
  expect(corrected).toEqual([expect.objectContaining({ value: 130, again: null })]);
  write(field(t('web-office-value-again'))!, '130');
  [...document.querySelectorAll('details')].at(-1)!.querySelector<HTMLButtonElement>('form .row button')!.click();
  await vi.waitFor(() => expect(told()).toContain(t('web-office-outdated', { count: 2 })));
  expect(corrected[1]).toMatchObject({ parameter: 'module_cost', value: 130, again: 130, unit: 'money/kW', since: '2026-01-01', until: null });
});

it('asks for no second value after another refusal', async () => {
  shown = mount(MatterWork, { target: document.body, props: { number: 5, office, may: MAY, onchange: () => {} } });
  await vi.waitFor(() => expect(told()).toContain('Too dear'));
  const refused = vi.spyOn(office, 'correct').mockRejectedValue(new RequestError(409, 'correction-same', 'It stands already.'));
  await corrects('1300');
  await vi.waitFor(() => expect(told()).toContain('It stands already.'));
  expect(field(t('web-office-value-again'))).toBeUndefined();
  refused.mockRestore();
});

it('keeps the objection open that a correction decided, with what it outdated and its number', async () => {
  far = false;
  shown = mount(MatterDesk, { target: document.body, props: { office, may: MAY } });
  await vi.waitFor(() => expect(told()).toContain('Cost of modules'));
  expect(told()).not.toContain('Street trees');
  expect(button(t('web-office-state-open')).getAttribute('aria-pressed')).toBe('true');
  button('Cost of modules').click();
  await vi.waitFor(() => expect(told()).toContain('Too dear'));
  await corrects('1250');
  await vi.waitFor(() => expect(told()).toContain(t('web-services-state-decided')));
  expect(told()).toContain(t('web-office-outdated', { count: 2 }));
  expect(told()).toContain(t('web-office-correction-number', { number: '9' }));
  button(t('web-office-state-decided')).click();
  await vi.waitFor(() => expect(told()).toContain('Street trees'));
  button(t('web-office-state-open')).click();
  await vi.waitFor(() => expect(told()).toContain(t('web-office-none')));
});
