import { afterEach, expect, it } from 'vitest';
import { chooseLanguage, preferredLanguages, rememberLanguage } from './messages.svelte';

afterEach(() => localStorage.clear());

it('begins with the language of the address, then the one that was chosen before, then that of the browser', () => {
  expect(chooseLanguage(null, preferredLanguages())).toBe('en');
  rememberLanguage('zh');
  expect(chooseLanguage(null, preferredLanguages())).toBe('zh');
  expect(chooseLanguage('en', preferredLanguages())).toBe('en');
});
