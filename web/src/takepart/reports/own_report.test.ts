// @vitest-environment happy-dom
/** Whether it is done is asked in the open, and what a resident said stands there without words too. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../../text/messages.svelte';
import { newCode } from './code';
import FollowReport from './FollowReport.svelte';
import OwnReport from './OwnReport.svelte';
import type { ReportStatus } from './report_client';
import type { Reporting } from './reporting.svelte';

beforeAll(() => catalogue.complete());

const code = newCode();
const one = { code, label: 'Street light', state: 'sent' as const, reason: null, at: 0, pictures: [], said: { text: 'Dark at the bridge' } };

function shown(checked: boolean, messages: { kind: string; text: string; at: string }[]): { text: string; part: ReturnType<typeof mount> } {
  const status = {
    number: 12, text: '', requested: '2026-06-01T10:00:00Z', outcome: 'Closed: cured.', replies: ['cured', 'not_cured', 'objection', 'person'], shown: 'waiting', messages,
    stages: [{ stage: 'check', label: 'Your check', reached: checked }],
  } as unknown as ReportStatus;
  const reporting = { statuses: { [code]: status } } as unknown as Reporting;
  const part = mount(OwnReport, { target: document.body, props: { one: one as never, reporting } });
  flushSync();
  return { text: document.body.textContent ?? '', part };
}

it('asks whether it is done until the resident said so, and then shows what they said', () => {
  const before = shown(false, []);
  expect(before.text).toContain(t('web-report-is-it-done'));
  expect(before.text).toContain('Dark at the bridge');
  expect(before.text).toContain(t('web-report-number', { number: '12' }));
  expect([...document.querySelectorAll('.asked button')].map((button) => button.textContent)).toEqual([t('web-report-say-cured'), t('web-report-say-not-cured')]);
  void unmount(before.part);
  const after = shown(true, [{ kind: 'cured', text: '', at: '2026-06-02T10:00:00Z' }]);
  expect(after.text).not.toContain(t('web-report-is-it-done'));
  expect(document.querySelector('blockquote strong')!.textContent).toBe(t('web-report-say-cured'));
  void unmount(after.part);
});

it('says that a code has a wrong sign, and reads one out of its link', async () => {
  const follow = vi.fn(() => Promise.resolve());
  const part = mount(FollowReport, { target: document.body, props: { reporting: { follow } as unknown as Reporting } });
  const field = document.querySelector<HTMLInputElement>('#report-code')!;
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    flushSync();
  };
  type(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`);
  expect(document.querySelector('[role=alert]')!.textContent).toBe(t('web-report-code-wrong'));
  expect(follow).not.toHaveBeenCalled();
  type(`https://city.example/take-part#${code}`);
  await vi.waitFor(() => expect(follow).toHaveBeenCalledWith(code));
  void unmount(part);
});
