// @vitest-environment happy-dom
/** Ways to sign in: the focus goes to what stands first, and never away from somebody who writes. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { catalogue } from '../../text/messages.svelte';
import OtherWays from './OtherWays.svelte';

const ways = { provider: null as string | null, passkey: false, password: true };
vi.mock('../../state/page.svelte', () => ({ getPage: () => ({ client: { call: async () => ({ ...ways }) } }) }));

let shown: Record<string, unknown> | null = null;
beforeAll(() => catalogue.complete());
afterEach(() => {
  if (shown) void unmount(shown);
});

async function secretAfter(written: string): Promise<HTMLInputElement> {
  document.body.innerHTML = '<input id="secret">';
  const secret = document.querySelector<HTMLInputElement>('#secret')!;
  secret.value = written;
  secret.focus();
  shown = mount(OtherWays as never, { target: document.body, props: { signing: {}, after: async () => undefined, coded: false } as never });
  flushSync();
  await vi.waitFor(() => expect(document.querySelector('.ways')).not.toBeNull());
  return secret;
}

it.each([[{ password: true }, 'username'], [{ password: false, provider: 'Office' }, null], [{ password: false, provider: null }, undefined]])('begins with the first of %o', async (part, autocomplete) => {
  Object.assign(ways, part);
  const secret = await secretAfter('');
  if (autocomplete === undefined) expect(document.activeElement).toBe(secret);
  else expect(document.activeElement!.getAttribute('autocomplete')).toBe(autocomplete);
});

it('leaves whoever writes the secret where they are', async () => {
  Object.assign(ways, { password: true });
  expect(await secretAfter('citybrain_1_')).toBe(document.activeElement);
});
