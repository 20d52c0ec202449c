// @vitest-environment happy-dom
/** The register of breaches: when something was done is what somebody wrote, however long they take. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import { fieldTime, timeOf } from './breaches';
import BreachPanel from './BreachPanel.svelte';

const NOTICED = '2026-05-01T12:00:00Z';
const entry = { number: 1, step: 'noticed', at: NOTICED, about: 'A list was lost.', persons: null, made_by: 'Aino', made_at: NOTICED };
const breach = { number: 1, noticed: NOTICED, about: entry.about, classes: ['personal'], persons: null, closed: null, clocks: [], entries: [entry] };
const sent: Record<string, unknown>[] = [];
const answers: (() => void)[] = [];

async function call(method: string, _: string, body?: Record<string, unknown>): Promise<unknown> {
  if (method === 'GET') {
    await new Promise<void>((answer) => answers.push(answer));
    return { law: 'GDPR', breaches: [breach] };
  }
  sent.push(body!);
  return { law: 'GDPR', breaches: [{ ...breach, entries: [entry, { ...entry, number: 2, ...body }] }] };
}

vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client: { call }, session: { value: { name: 'Aino', may: ['city:write'] } } }) }));

let shown: Record<string, unknown> | null = null;
const field = (name: string) => document.querySelector<HTMLInputElement>(`article [name=${name}]`)!;

beforeAll(() => catalogue.complete());
afterEach(() => {
  vi.useRealTimers();
  if (shown) void unmount(shown);
});

it('keeps the time that was written while the clock of the law goes on, and offers a new one after', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date('2026-05-03T09:30:00Z') });
  shown = mount(BreachPanel as never, { target: document.body });
  flushSync();
  document.querySelector('details')!.open = true;
  document.querySelector('details')!.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  flushSync();
  expect(document.body.textContent).not.toContain(t('web-care-breach-no-law'));
  answers[0]!();
  await vi.waitFor(() => expect(field('at').value).toBe(fieldTime(Date.now())));

  const written = fieldTime(Date.parse('2026-05-02T08:15:00Z'));
  field('at').value = written;
  field('about').value = 'Office of the ombudsman';
  vi.advanceTimersByTime(180_000);
  flushSync();
  expect(field('at').value).toBe(written);

  document.querySelector('article form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(document.querySelectorAll('article li')).toHaveLength(2));
  expect(sent).toMatchObject([{ step: 'authority', at: timeOf(written), about: 'Office of the ombudsman' }]);
  expect([field('at').value, field('about').value]).toEqual([fieldTime(Date.now()), '']);
});
