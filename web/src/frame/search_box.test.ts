// @vitest-environment happy-dom
/** What is written as soon as the search is asked for belongs to it, though what finds things is not here yet. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, expect, it, vi } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import { frame, free } from './keys.svelte';
import Search from './Search.svelte';

let arrive: () => void;
vi.mock('./Palette.svelte', async () => {
  await new Promise<void>((arrived) => (arrive = arrived));
  return { default: (_: unknown, given: { text: string }) => document.body.append(`given: ${given.text}`) };
});

beforeAll(() => catalogue.complete());

it('leaves no letter to the single keys once the search is asked for', () => {
  const letter = new KeyboardEvent('keydown', { key: 't' });
  expect(free(letter)).toBe(true);
  frame.searching = true;
  expect(free(letter)).toBe(false);
  frame.searching = false;
});

it('opens its box at once, and hands on what was written meanwhile', async () => {
  const shown = mount(Search, { target: document.body });
  flushSync();
  const field = document.querySelector<HTMLInputElement>(`dialog[open] input[aria-label="${t('web-frame-search-for')}"]`)!;
  expect(document.activeElement).toBe(field);
  field.value = 'enterprise';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => arrive());
  await vi.waitFor(() => expect(document.body.textContent).toContain('given: enterprise'));
  void unmount(shown);
});
