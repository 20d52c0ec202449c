import { expect, it } from 'vitest';
import { langOf, otherLanguages, spokenIn } from './own_texts';

it('knows what each text is in, and which are not in the language of the page', () => {
  const fallbacks = { Trees: 'en', Puut: 'fi', 'Few words': 'en-simple' };
  expect(['Trees', 'Few words', '树'].map((text) => langOf(fallbacks, text))).toEqual(['en', 'en', undefined]);
  expect(otherLanguages(fallbacks, ['Trees', 'Puut', '树'], 'zh')).toEqual({ others: ['en', 'fi'], usual: false });
  expect(otherLanguages(fallbacks, ['Trees', '树'], 'en')).toEqual({ others: [], usual: true });
  expect(otherLanguages({ أشجار: 'ar', Trees: 'en' }, ['أشجار', 'Trees'], 'zh', 'ar')).toEqual({ others: ['en'], usual: false });
  expect(otherLanguages({}, ['Trees'], 'en')).toEqual({ others: [], usual: false });
});

it('says how a text in another language is written', () => {
  const fallbacks = { أشجار: 'ar', Bäume: 'de-simple' };
  expect(['أشجار', 'Bäume', 'Trees'].map((text) => spokenIn(fallbacks, text))).toEqual([{ lang: 'ar', dir: 'rtl' }, { lang: 'de', dir: 'ltr' }, {}]);
});
