// @vitest-environment happy-dom
/** A value that is far off is stated twice: for that value of that parameter alone. */
import { flushSync, mount, unmount } from 'svelte';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { RequestError } from '../api/client';
import { OfficeClient } from '../api/office';
import { catalogue, t } from '../text/messages.svelte';
import MatterWork from './MatterWork.svelte';

const of = (name: string) => ({ name, label: name, unit: 'm', values: [{ from: '2020-01-01', value: 1300 }] });
const MATTER = { number: 5, kind: 'objection', of: 'parameter', state: 'received', subject: 'Depth', department: '', own: false, barred: [], clocks: [], made_at: '2026-11-30T08:00:00Z', about: { kind: 'parameter', name: 'depth' }, text: 'Too deep', contact: null, channel: 'web', steps: [], corrections: [] };
const client = {
  json: () => Promise.resolve(MATTER),
  call: () => Promise.reject(new RequestError(422, 'correction-far', 'It is far.')),
  parameters: () => Promise.resolve([of('depth'), of('width')]),
};
vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client, clock: null }) }));

let shown: Record<string, unknown>;
beforeAll(() => catalogue.complete());
afterAll(() => void unmount(shown));

const field = (label: string) => [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === label)?.querySelector<HTMLInputElement>('input, textarea');
const again = () => field(t('web-office-value-again'));
function write(one: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  one.value = value;
  one.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
const send = () => [...document.querySelectorAll('details')].at(-1)!.querySelector<HTMLButtonElement>('form .row button')!.click();

it('asks no more for a value once more where the value, or what it is of, is another one', async () => {
  const office = new OfficeClient(client as never);
  const correct = vi.spyOn(office, 'correct');
  shown = mount(MatterWork, { target: document.body, props: { number: 5, office, may: ['cases:work', 'cases:close', 'city:write'], onchange: () => {} } });
  await vi.waitFor(() => expect(document.body.textContent).toContain('Too deep'));
  const details = [...document.querySelectorAll('details')].at(-1)!;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  const value = t('web-office-value-in', { unit: 'm' });
  await vi.waitFor(() => expect(field(value)).toBeTruthy());
  write(field(value)!, '1');
  write(field(t('web-office-valid-since'))!, '2026-01-01');
  write(field(t('web-office-source'))!, 'A tender');
  write(field(t('web-office-why-office'))!, 'It was measured');
  write(details.querySelector<HTMLTextAreaElement>('form > textarea')!, 'You were right.');
  send();
  await vi.waitFor(() => expect(again()).toBeTruthy());
  write(again()!, '1');
  write(field(t('web-office-why-office'))!, 'It was measured twice');
  expect(again()!.value, 'other fields change nothing of it').toBe('1');
  write(field(value)!, '1200');
  expect(again()).toBeUndefined();
  send();
  await vi.waitFor(() => expect(again()).toBeTruthy());
  expect(correct.mock.calls.map(([, asked]) => (asked as { again: number | null }).again)).toEqual([null, null]);
  expect(again()!.value, 'not that of before').toBe('');
  write(field(t('web-office-parameter'))!, 'width');
  expect(again()).toBeUndefined();
});
