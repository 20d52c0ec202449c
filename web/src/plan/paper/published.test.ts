// @vitest-environment happy-dom
/** Which sites may show what is published: set where it is said that none may, or said whom to ask. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Client } from '../../api/client';
import { catalogue, t } from '../../text/messages.svelte';
import { Embedded } from './embedded.svelte';
import PublishedCharts from './PublishedCharts.svelte';

const page = vi.hoisted(() => ({ session: { value: { name: 'Aino', may: [] as string[] } } }));
vi.mock('../../state/page.svelte', () => ({ getPage: () => page }));

let shown: Record<string, unknown> | null = null;
beforeAll(() => catalogue.complete());
afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
});

function show(may: string[]): string[][] {
  page.session.value.may = may;
  let origins: string[] = [];
  const calls: string[][] = [];
  const call = (method: string, _: string, body?: { origins: string[] }): Promise<unknown> => {
    if (method === 'PUT') calls.push((origins = body!.origins));
    return Promise.resolve({ origins, published: [] });
  };
  document.body.innerHTML = '';
  shown = mount(PublishedCharts as never, { target: document.body, props: { embedded: new Embedded({ call } as unknown as Client) } as never });
  flushSync();
  return calls;
}

it('lets an administrator name the sites', async () => {
  const calls = show(['plans:write', 'access:write']);
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-paper-embed-none-yet')));
  const field = document.querySelector('textarea')!;
  field.value = 'https://www.example.org\n';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  [...document.querySelectorAll('button')].find((one) => one.textContent === t('web-paper-allow'))!.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('web-paper-embed-allowed', { origins: 'https://www.example.org' })));
  expect(calls).toEqual([['https://www.example.org']]);
  expect(field.value).toBe('https://www.example.org');
});

it('says whom others ask, and for what', async () => {
  show(['plans:write']);
  await vi.waitFor(() => expect(document.body.textContent).toContain('Ask an administrator to name yours, such as https://www.example.org, under My city, Published charts.'));
  expect(document.querySelector('textarea')).toBe(null);
});
