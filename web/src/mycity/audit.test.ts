// @vitest-environment happy-dom
/** The audit log: a check of it is an entry too, and stands in the table at once. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import AuditPanel from './AuditPanel.svelte';
import { LogView } from './log_view.fixture.svelte';

type Entry = { number: number; at: string; who: string; label: string; subject: string; object: string; things: number; rows: number; since: string; purpose_label: string };
const entries: Entry[] = [];
const asked: string[] = [];
const view = new LogView();
const write = (label: string, object: string, subject: string) =>
  entries.unshift({ number: entries.length + 1, at: '2026-01-31T12:00:00Z', who: 'Aino', label, subject, object, things: 1, rows: 1, since: '2026-01-31T12:00:00Z', purpose_label: '' });
const check = { whole: true, entries: 1, head: { size: 0 }, faults: [], unsigned: 0, foreign: 0 };

async function call(method: string, path: string): Promise<unknown> {
  if (path.startsWith('/audit?')) asked.push(path);
  if (method === 'GET') return path === '/audit/head' ? { check: null } : { entries: [...entries], more: null };
  write('read the audit log', 'audit', 'audit');
  return check;
}

vi.mock('../state/page.svelte', () => ({
  getPage: () => ({ view, client: { call, fileOf: (path: string) => path }, session: { value: { name: 'Aino', may: ['audit:read'] } } }),
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

it('looks for what the address says, and says in the address what is looked for', async () => {
  view.log = { who: 'Aino', kind: 'change', day: '2026-01-31' };
  asked.length = 0;
  shown = mount(AuditPanel as never, { target: document.body });
  flushSync();
  const [since, until] = ['2026-01-31T00:00', '2026-02-01T00:00'].map((at) => new Date(at).toISOString().replace('.000', ''));
  const day = new URLSearchParams({ since, until }).toString();
  expect(asked).toEqual([`/audit?limit=50&grouped=true&who=Aino&kind=change&${day}`]);
  document.querySelector<HTMLInputElement>('#audit-who')!.value = ' Eino ';
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  flushSync();
  expect(view.log).toEqual({ who: 'Eino', kind: 'change', day: '2026-01-31' });
  expect(asked.at(-1)).toContain('who=Eino');
});

it('tells a group of readings by its count, its start and its purpose', async () => {
  entries.length = 0;
  write('read what not everybody may', 'stream …', 'stream …');
  Object.assign(entries[0]!, { rows: 195, things: 390, purpose_label: 'Research' });
  view.log = { who: '', kind: '', day: '' };
  shown = mount(AuditPanel as never, { target: document.body });
  flushSync();
  await vi.waitFor(() => expect(document.querySelectorAll('tbody tr')).toHaveLength(1));
  const words = document.querySelector('tbody tr')!.textContent!;
  for (const part of ['195', '390', 'Research']) expect(words).toContain(part);
});

it('says of one entry that it is one', () => {
  expect(t('web-care-log-whole', { count: 1 })).toBe('The log is what was written: its one entry fits its signed hash.');
});
