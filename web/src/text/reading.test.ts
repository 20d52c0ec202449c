/** The reading level that the page shows is that of citybrain.people.services.reading_level. */
import { READING } from 'virtual:reading';
import { expect, it } from 'vitest';
import { gradeOf, lengthOf, readingOf, syllablesOf } from '../../reading';

it.each([['tree', 1], ['city', 2], ['library', 3], ['houses', 2], ['services', 3], ['places', 2], ['asked', 1], ['wanted', 2], ['education', 4], ['permit', 2], ['table', 2], ['the', 1], ['radio', 3], ['apply', 2]])('counts the syllables of %s', (word, count) => expect(syllablesOf(word)).toBe(count));

it('computes the formula', () => {
  expect(gradeOf(['The cat sat on the mat.'])).toBe(0);
  expect(gradeOf(['city '.repeat(10).trim()])).toBeCloseTo(0.39 * 10 + 11.8 * 2 - 15.59);
  expect([gradeOf([]), lengthOf([]), lengthOf(['您好。今天好吗？'])]).toEqual([0, 0, 3]);
});

it('measures easy words on the texts of the usual ones, and what a further language has', () => {
  const pages = [{ name: 'Page', place: 'page', starts: ['web-a-'] }];
  const texts = { en: 'web-a-one = Residents participate in municipal consultations on transportation infrastructure.\nweb-a-two = x\nweb-b = y\n', zh: 'web-a-one = 居民参与城市交通咨询。\n', fi: 'web-a-one = Asukkaat saavat ottaa kantaa kaupungin liikenteeseen.\n' };
  const { page } = readingOf(pages, texts, { en: 'web-a-one = You can say what you think of the bus.\n', zh: '', fi: 'web-a-one = Sano. Kerro bussista.\n' });
  expect(page!.grade[1]).toBeLessThan(page!.grade[0]);
  expect([page!.length, page!.translated, page!.words]).toEqual([[10, 10], { fi: 0.5 }, { fi: [6, 1.5] }]);
});

it('has easy words that are not harder than the usual ones, on every public page', () => {
  expect(Object.keys(READING)).toContain('take-part');
  expect(Object.keys(READING['take-part']!.words), 'a third language has easy words by one file').toEqual(['fi']);
  expect(READING['take-part']!.words.fi![1]).toBeLessThan(READING['take-part']!.words.fi![0]);
  for (const { grade, length } of Object.values(READING)) {
    expect(grade[1]).toBeLessThan(grade[0]);
    expect(length[1]).toBeLessThan(length[0]);
  }
});
