/** The audit log: a check of it is an entry too, and stands in the table at once. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import AuditPanel from './AuditPanel.svelte';

const entries: { number: number; at: string; who: string; label: string; subject: string; object: string; things: number }[] = [];
const write = (label: string, object: string, subject: string) =>
  entries.unshift({ number: entries.length + 1, at: '2026-01-31T12:00:00Z', who: 'Aino', label, subject, object, things: 1 });
const check = { whole: true, entries: 1, head: { size: 0 }, faults: [], unsigned: 0, foreign: 0 };

async function call(method: string, path: string): Promise<unknown> {
  if (method === 'GET') return path === '/audit/head' ? { check: null } : { entries: [...entries], more: null };
  write('read the audit log', 'audit', 'audit');
  return check;
}

vi.mock('../state/page.svelte', () => ({
  getPage: () => ({ client: { call, fileOf: (path: string) => path }, session: { value: { name: 'Aino', may: ['audit:read'] } } }),
}));

let shown: Record<string, unknown> | null = null;
const rows = () => [...document.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].slice(2, 4).map((cell) => cell.textContent));

beforeAll(() => catalogue.complete());
afterEach(() => {
  if (shown) void unmount(shown);
});

it('shows what was done in words, and its own check once that is made', async () => {
  write('deleted a saved plan', '/api/v1/saved-plans/7', '7');
  shown = mount(AuditPanel as never, { target: document.body });
  flushSync();
  document.querySelector('details')!.open = true;
  document.querySelector('details')!.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(rows()).toEqual([['deleted a saved plan', '7']]));
  expect(document.querySelector('td.object')!.getAttribute('title')).toBe('/api/v1/saved-plans/7');
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === t('web-care-log-check'))!;
  await vi.waitFor(() => expect(button.disabled).toBe(false));
  button.click();
  await vi.waitFor(() => expect(rows()).toEqual([['read the audit log', 'audit'], ['deleted a saved plan', '7']]));
});
