// @vitest-environment happy-dom
/** Impact assessments: a purpose without one is shown as such, and a new version begins with what the last one says. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import ImpactPanel from './ImpactPanel.svelte';

const risk = { about: 'A home is known by its load', likelihood: 2, severity: 3, measure: 'Cells', stays_high: false };
const version = { number: 4, answers: { necessity: 'Peaks' }, risks: [risk], decision: 'accepted', review_on: '2026-05-01', made_by: 'Aino', made_at: '2026-01-01T00:00:00Z' };
const register = {
  law: 'GDPR',
  questions: [
    { part: 'necessity', label: 'Necessity', question: 'Why?', article: 'GDPR Art. 35(7)(b)' },
    { part: 'risks', label: 'Risks', question: 'What can happen?', article: '' },
    { part: 'review', label: 'Review', question: 'When?', article: '' },
  ],
  levels: ['negligible', 'limited', 'significant', 'maximum'],
  decisions: [
    { decision: 'open', label: 'Open' },
    { decision: 'accepted', label: 'Accepted' },
  ],
  fulfilled: [{ article: 'GDPR Art. 35(1)', text: 'Shown here.' }],
  purposes: [
    { purpose: 'service', label: 'A service', classes: ['personal'], assessed: true },
    { purpose: 'research', label: 'Research', classes: ['personal'], assessed: false },
  ],
  assessments: [{ number: 4, purpose: 'service', label: 'A service', name: 'Loads', state: 'due', state_label: 'review due since 2026-05-01', versions: [version] }],
};
const sent: { path: string; body?: Record<string, unknown> }[] = [];

async function call(_: string, path: string, body?: Record<string, unknown>): Promise<unknown> {
  sent.push({ path, body });
  return register;
}

vi.mock('../state/page.svelte', () => ({ getPage: () => ({ client: { call }, session: { value: { name: 'Aino', may: ['city:write'] } } }) }));

let shown: Record<string, unknown> | null = null;
const press = (text: string): void => {
  [...document.querySelectorAll('button')].find((one) => one.textContent === text)!.click();
  flushSync();
};

beforeAll(() => catalogue.complete());
afterEach(() => {
  if (shown) void unmount(shown);
});

it('shows purposes without an assessment and due reviews, and goes on from the last version', async () => {
  shown = mount(ImpactPanel as never, { target: document.body });
  flushSync();
  document.querySelector('details')!.open = true;
  document.querySelector('details')!.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(document.querySelector('article')).not.toBeNull());
  const missing = [...document.querySelectorAll('p.person')].map((one) => one.firstChild!.textContent!.trim());
  expect(missing).toEqual([t('web-care-impact-none', { purpose: 'Research' }), 'review due since 2026-05-01']);

  press(t('web-care-impact-go-on'));
  const asked = document.querySelector<HTMLTextAreaElement>('textarea[aria-label=Necessity]')!;
  expect(asked.value).toBe('Peaks');
  asked.value = 'Peaks of winter';
  asked.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual({
    path: '/impact-assessments/4/versions',
    body: { answers: { necessity: 'Peaks of winter' }, risks: [risk], decision: 'accepted', review_on: '2026-05-01' },
  });
  await vi.waitFor(() => expect(document.querySelector('form')).toBeNull());

  press(t('web-care-impact-begin'));
  expect(document.querySelector<HTMLSelectElement>('#impact-purpose')!.value).toBe('research');
});
