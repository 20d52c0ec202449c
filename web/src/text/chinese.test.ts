/** The letters of every Chinese sentence come with the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { letters, lettersOf, rules } from '../../chinese.ts';

const FOLDER = join(import.meta.dirname, '../../../src/citybrain/domains');

it('brings a part of the font for every letter of what quantities and measures are', () => {
  const sentences = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('');
  const wanted = [...new Set(sentences.match(/\p{Script=Han}/gu))].map((letter) => letter.codePointAt(0)!);
  expect(wanted.length).toBeGreaterThan(300);
  const known = letters();
  expect(wanted.filter((letter) => !known.has(letter))).toEqual([]);
  const fetched = new Set(rules(known).flatMap((rule) => lettersOf(rule.match(/unicode-range: ([^;]+);/)![1])));
  expect(wanted.filter((letter) => !fetched.has(letter))).toEqual([]);
});
