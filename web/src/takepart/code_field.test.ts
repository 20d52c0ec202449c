// @vitest-environment happy-dom
/** A code of a link is looked at before it is used: one that is wrong or was used changes nothing on a device. */
import { flushSync, mount, unmount } from 'svelte';
import { beforeAll, expect, it } from 'vitest';
import { RequestError } from '../api/client';
import type { CodeStanding, Standing } from '../api/codes';
import { dayText } from '../text/instant.svelte';
import { catalogue, t } from '../text/messages.svelte';
import CodeField from './CodeField.svelte';

const CODE = 'N-01234-56789-ABCDE-FGHJK';
beforeAll(() => catalogue.complete());

interface Shown {
  used: string[];
  text: () => string;
  end: () => void;
}

async function shown(hash: string, standing: CodeStanding | Error, more: { used?: string; answered?: boolean } = {}): Promise<Shown> {
  location.hash = hash;
  const used: string[] = [];
  const asked = (): Promise<Standing> => (standing instanceof Error ? Promise.reject(standing) : Promise.resolve({ standing, day: standing === 'over' || standing === 'coming' ? '2018-09-14' : null }));
  const props = { of: 'survey' as const, number: 2, used: undefined, answered: false, ...more, standing: asked, onuse: (code: string) => void used.push(code) };
  const part = mount(CodeField, { target: document.body, props });
  flushSync();
  await new Promise((done) => setTimeout(done));
  flushSync();
  return { used, text: () => document.body.textContent ?? '', end: () => void unmount(part) };
}

it('uses a good code of its own link, and of no other', async () => {
  for (const [hash, codes] of [[`#survey-2=${CODE}`, [CODE]], [`#survey-3=${CODE}`, []]] as const) {
    const { used, end } = await shown(hash, 'good');
    expect(used).toEqual(codes);
    end();
  }
});

it.each([['wrong', 'web-code-wrong'], ['used', 'web-code-used'], ['office', 'web-code-office']] as const)('says that a code is %s, does not use it, and that none is needed', async (standing, said) => {
  const { used, text, end } = await shown(`#survey-2=${CODE}`, standing);
  expect(used).toEqual([]);
  expect(text()).toContain(t(said));
  expect(text()).toContain(t('web-code-without'));
  end();
});

it.each([['over', 'web-code-over'], ['coming', 'web-code-coming']] as const)('says of a code when answering is %s, and not that none is needed', async (standing, said) => {
  const { used, text, end } = await shown(`#survey-2=${CODE}`, standing);
  expect(used).toEqual([]);
  expect(text()).toContain(t(said, { day: dayText('2018-09-14') }));
  expect(text()).not.toContain(t('web-code-without'));
  end();
});

it('asks before it answers as somebody else than who answered by this device', async () => {
  const { used, text, end } = await shown(`#survey-2=${CODE}`, 'good', { used: 'W-00000-00000-00000-00000', answered: true });
  expect([used, text().includes(t('web-code-other'))]).toEqual([[], true]);
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === t('web-code-as-other'))!.click();
  expect(used).toEqual([CODE]);
  end();
});

it('uses a code without a connection, which is looked at when the answer is sent', async () => {
  const { used, end } = await shown(`#survey-2=${CODE}`, new RequestError(0, 'offline', null));
  expect(used).toEqual([CODE]);
  end();
});

it('asks whether a code alone is for this, and tells a code that is not whole', async () => {
  const { used, text, end } = await shown(`#${CODE}`, 'good');
  const field = document.querySelector<HTMLInputElement>('#code-survey-2')!;
  expect([field.value, used]).toEqual([CODE, []]);
  field.value = 'N-0123';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  flushSync();
  expect(document.querySelector('[role=alert]')!.textContent).toBe(t('web-consult-code-wrong'));
  expect([used, text().includes(t('web-code-without'))]).toEqual([[], false]);
  end();
});
