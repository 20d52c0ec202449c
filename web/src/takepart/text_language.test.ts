// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { expect, it, vi } from 'vitest';
import TextLanguage from './TextLanguage.svelte';
import { own } from './own_language.svelte';

vi.mock('../text/messages.svelte', () => ({
  t: (key: string) => key, tagOf: (one: string) => one, nameOf: (one: string) => one.toUpperCase(), catalogue: { language: 'en' },
}));

it('offers the languages that a text has, remembers which one is read, and leaves the words of the page', () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value), removeItem: (key: string) => stored.delete(key) });
  const one = mount(TextLanguage, { target: document.body, props: { languages: ['en', 'de', 'ar'], fallbacks: {}, text: 'Trees' } });
  flushSync();
  const select = document.querySelector('select')!;
  expect([select.value, ...[...select.options].map(({ lang, dir }) => `${lang} ${dir}`)]).toEqual(['en', 'en ltr', 'de ltr', 'ar rtl']);
  const choose = (language: string) => {
    select.value = language;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    return [own.language, stored.get('citybrain-texts'), select.value];
  };
  expect(choose('ar')).toEqual(['ar', 'ar', 'ar']);
  expect(choose('en'), 'that of the page').toEqual(['', undefined, 'en']);
  void unmount(one);
  const alone = mount(TextLanguage, { target: document.body, props: { languages: ['en'], fallbacks: {}, text: 'Trees' } });
  flushSync();
  expect(document.querySelector('select'), 'nothing to choose').toBeNull();
  void unmount(alone);
});
