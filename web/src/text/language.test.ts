// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { catalogue, chooseLanguage, preferredLanguages, rememberLanguage } from './messages.svelte';

afterEach(() => localStorage.clear());

it('begins with the language of the address, then the one that was chosen before, then that of the browser', () => {
  expect(chooseLanguage(null, preferredLanguages())).toBe('en');
  rememberLanguage('zh');
  expect(chooseLanguage(null, preferredLanguages())).toBe('zh');
  expect(chooseLanguage('en', preferredLanguages())).toBe('en');
});

it('reads the texts of places that few people open with them, and those of the other language from then on', async () => {
  await catalogue.use('en');
  expect([catalogue.has('web-product'), catalogue.has('web-mycity-title')]).toEqual([true, false]);
  await catalogue.complete();
  expect([catalogue.has('web-product'), catalogue.has('web-mycity-title')]).toEqual([true, true]);
  await catalogue.use('zh');
  expect([catalogue.has('web-product'), catalogue.has('web-mycity-title')]).toEqual([true, true]);
});
