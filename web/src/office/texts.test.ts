import { expect, test } from 'vitest';
import { FIRST, furtherLanguages, MOST_LANGUAGES, newQuestion, questionOf, texts, withoutLanguage } from './texts';

test('a language without words is left out', () => {
  expect(texts({ en: ' Trees ', zh: '', fi: 'Puut' }, ['en', 'zh'])).toEqual({ en: 'Trees' });
});

test('options are one a line, in each language in the same order', () => {
  const asked = { ...newQuestion(), label: { en: 'Where?', zh: '哪里？' }, options: { en: 'North\n\nSouth', zh: '北\n南' }, required: true };
  expect(questionOf(asked, 1, ['en', 'zh'])).toEqual({ name: 'q2', kind: 'single', label: asked.label, required: true, options: { o1: { en: 'North', zh: '北' }, o2: { en: 'South', zh: '南' } } });
});

test('a scale has its ends and no options', () => {
  const asked = { ...newQuestion(), kind: 'scale' as const, least: 1, most: 5, options: { en: 'left from before', zh: '' } };
  expect(questionOf(asked, 0, FIRST)).toMatchObject({ name: 'q1', kind: 'scale', least: 1, most: 5 });
  expect(questionOf(asked, 0, FIRST)).not.toHaveProperty('options');
});

test('easy words are written beside the usual ones of a language, and go with them', () => {
  const all = ['en', 'zh', 'fi'];
  expect(furtherLanguages(all, ['en'])).toEqual(['en-simple', 'zh', 'fi']);
  expect(furtherLanguages(all, ['en', 'en-simple', 'fi'])).toEqual(['zh', 'fi-simple']);
  expect(furtherLanguages(all, Array.from({ length: MOST_LANGUAGES }, (_, at) => `a${at}`))).toEqual([]);
  expect(withoutLanguage(['en', 'en-simple', 'fi'], 'en')).toEqual(['fi']);
  const asked = { ...newQuestion(), label: { en: 'Where?', 'en-simple': 'Where is it?' }, options: { en: 'North\nSouth', 'en-simple': 'Up\nDown' } };
  expect(questionOf(asked, 0, ['en', 'en-simple'])).toMatchObject({ label: asked.label, options: { o2: { en: 'South', 'en-simple': 'Down' } } });
});
