// @vitest-environment happy-dom
/** A lost answer makes no second objection, application or report of the counter, whatever is written meanwhile. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { RequestError } from '../api/client';
import { OfficeClient } from '../api/office';
import { Counter } from '../office/counter.svelte';
import { catalogue, t } from '../text/messages.svelte';
import ApplyForm from './ApplyForm.svelte';
import ObjectionForm from './ObjectionForm.svelte';

let refusal: RequestError | null = null;
const sent: Record<string, unknown>[] = [];
async function take(body: unknown): Promise<unknown> {
  sent.push(body as Record<string, unknown>);
  if (refusal) throw refusal;
  return { number: 7, code: 'secret' };
}
const client = { call: (_: string, __: string, body: unknown) => take(body), json: (_: string, { body }: { body: unknown }) => take(body) };
vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client, clock: null }) }));
beforeAll(() => catalogue.complete());
beforeEach(() => {
  refusal = new RequestError(0, 'no-answer', null);
  sent.length = 0;
});
let shown: Record<string, unknown> | null = null;
afterEach(() => {
  if (shown) void unmount(shown);
  document.body.replaceChildren();
});

function write(words: string): void {
  const field = document.querySelector('textarea')!;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
const submit = () => document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
const button = (key: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === t(key));

const SERVICE = { code: 'tree', name: 'Fell a tree', documents: [] };
it.each([['objection', ObjectionForm, { kind: 'parameter', name: 'x' }], ['application', ApplyForm, { service: SERVICE }]])('says of an %s that it is not known whether it arrived, and sends the same words again', async (_, form, props) => {
  shown = mount(form as never, { target: document.body, props: props as never });
  flushSync();
  write('Too high');
  submit();
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-send-unknown')));
  expect(document.body.textContent).not.toContain(t('web-services-send-failed'));
  expect(document.querySelector('textarea')!.matches('fieldset[disabled] *')).toBe(true);
  write('Far too high');
  refusal = null;
  expect(button('web-send-again')).toBeTruthy();
  submit();
  await vi.waitFor(() => expect(document.querySelector('section[role=status] a')).not.toBeNull());
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
});

it('sends other words with a mark of their own once the first are given up', async () => {
  shown = mount(ObjectionForm as never, { target: document.body, props: { kind: 'parameter', name: 'x' } as never });
  flushSync();
  write('Too high');
  submit();
  await vi.waitFor(() => expect(button('web-send-change')).toBeTruthy());
  button('web-send-change')!.click();
  flushSync();
  expect(document.querySelector('textarea')!.matches('fieldset[disabled] *')).toBe(false);
  write('Too low');
  refusal = new RequestError(422, 'matter-words', 'Words are missing.');
  submit();
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-services-send-failed')));
  expect(sent[1]).toMatchObject({ text: 'Too low' });
  expect(sent[1]!.sending).not.toBe(sent[0]!.sending);
});

it('enters a report at the counter once, by a code that is made before it is sent', async () => {
  const counter = new Counter(client as never, new OfficeClient(client as never));
  Object.assign(counter, { text: 'Dark', service: 'lamp', address: 'Hall' });
  await expect(counter.report()).rejects.toThrow();
  expect([counter.delivery.unknown, sent[0]!.code]).toEqual([true, expect.stringMatching(/^[0-9A-Z]{20}$/)]);
  counter.text = 'Very dark';
  refusal = null;
  await counter.report();
  expect(sent[1]).toEqual(sent[0]);
  expect([counter.delivery.unknown, counter.text]).toEqual([false, '']);
});
