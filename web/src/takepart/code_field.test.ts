// @vitest-environment happy-dom
/** A link that was sent opens its question by its own code; a code that is typed wrong is named. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, expect, it } from 'vitest';
import { catalogue, t } from '../text/messages.svelte';
import CodeField from './CodeField.svelte';

const CODE = 'N-01234-56789-ABCDE-FGHJK';
beforeAll(() => catalogue.complete());

function shown(hash: string): { used: string[]; part: ReturnType<typeof mount> } {
  location.hash = hash;
  const used: string[] = [];
  const part = mount(CodeField, { target: document.body, props: { of: 'survey', number: 2, used: undefined, onuse: (code: string) => used.push(code) } });
  flushSync();
  return { used, part };
}

it('uses the code of its own link at once, and of no other', () => {
  for (const [hash, codes] of [[`#survey-2=${CODE}`, [CODE]], [`#survey-3=${CODE}`, []]] as const) {
    const { used, part } = shown(hash);
    expect(used).toEqual(codes);
    void unmount(part);
  }
});

it('asks whether a code alone is for this, and tells a code that is not whole', () => {
  const { used, part } = shown(`#${CODE}`);
  const field = document.querySelector<HTMLInputElement>('#code-survey-2')!;
  expect([field.value, used]).toEqual([CODE, []]);
  field.value = 'N-0123';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  flushSync();
  expect(document.querySelector('[role=alert]')!.textContent).toBe(t('web-consult-code-wrong'));
  expect(used).toEqual([]);
  void unmount(part);
});
