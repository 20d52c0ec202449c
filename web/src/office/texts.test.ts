import { expect, test } from 'vitest';
import { newQuestion, questionOf, texts } from './texts';

test('a language without words is left out', () => {
  expect(texts({ en: ' Trees ', zh: '' })).toEqual({ en: 'Trees' });
});

test('options are one a line, in each language in the same order', () => {
  const asked = { ...newQuestion(), label: { en: 'Where?', zh: '哪里？' }, options: { en: 'North\n\nSouth', zh: '北\n南' }, required: true };
  expect(questionOf(asked, 1)).toEqual({ name: 'q2', kind: 'single', label: asked.label, required: true, options: { o1: { en: 'North', zh: '北' }, o2: { en: 'South', zh: '南' } } });
});

test('a scale has its ends and no options', () => {
  const asked = { ...newQuestion(), kind: 'scale' as const, least: 1, most: 5, options: { en: 'left from before', zh: '' } };
  expect(questionOf(asked, 0)).toMatchObject({ name: 'q1', kind: 'scale', least: 1, most: 5 });
  expect(questionOf(asked, 0)).not.toHaveProperty('options');
});
