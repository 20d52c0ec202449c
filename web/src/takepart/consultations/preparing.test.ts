// @vitest-environment happy-dom
/** While the example of a demo city is being made the list says so, and shows it once it is there. */
import { mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../../text/messages.svelte';
import ConsultationList from './ConsultationList.svelte';

const ONE = { number: 1, title: 'Walls', question: 'Warm walls?', state: 'closed', since: '2026-11-10', until: '2026-12-10', ended: null, answered: 0, fallbacks: {} };
let made = false;
const request = () => Promise.resolve(new Response(JSON.stringify({ consultations: made ? [ONE] : [], preparing: !made })));
vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ client: { request } }) }));
beforeAll(() => catalogue.complete());
afterEach(() => void vi.useRealTimers());

it('asks again until it is made', async () => {
  vi.useFakeTimers();
  const list = mount(ConsultationList, { target: document.body, props: { middle: null } });
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-consult-preparing')));
  await vi.advanceTimersByTimeAsync(4000);
  expect(document.body.textContent).toContain(t('web-consult-preparing'));
  made = true;
  await vi.advanceTimersByTimeAsync(4000);
  await vi.waitFor(() => expect(document.body.textContent).toContain('Warm walls?'));
  expect(document.body.textContent).not.toContain(t('web-consult-none'));
  void unmount(list);
});
