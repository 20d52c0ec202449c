/** What is one of a few kinds has a colour and a name for each; of more kinds, and of numbers, nothing is told so. */
import { expect, it } from 'vitest';
import type { Quantity } from '../api/types';
import { kindClasses, kindOf, kindsOf, kindTokens } from './category';
import { choices, choose } from './choice';
import { classOf, MOST_CLASSES } from './classes';
import { classLabels } from './legend_text.svelte';

const NAMES = ['land', 'water', 'minerals', 'environment', 'ecology', 'disasters', 'not_assessed'];
const named = (names: string[]) => names.map((name) => ({ name, label: name.replace('_', ' ') }));
const quantity = (name: string, unit: string, kinds: string[] | null) => ({ name, unit, categories: kinds && named(kinds), breaks: [], mappable: true, entity: 'cell', better: 'neither', subject: 'capacity', kind: 'rowwise' }) as unknown as Quantity;
const limiting = quantity('urban_limiting_element', 'category', NAMES);

it('the map shows what it is asked for though it is a category', () => {
  const grade = { ...quantity('urban_grade', '1', null), better: 'more' } as Quantity;
  expect(choose([grade, limiting], 'urban_limiting_element', 'cell')?.name).toBe('urban_limiting_element');
  expect(choices([grade, limiting], 'cell').flatMap(({ quantities }) => quantities)).toContain(limiting);
  const many = quantity('use', 'category', Array.from({ length: MOST_CLASSES + 1 }, (_, at) => `use ${at}`));
  expect(choose([grade, many], 'use', 'cell')?.name).toBe('urban_grade');
});

it('each code is a class with its label and a colour that no other has', () => {
  const kinds = kindsOf(limiting)!;
  const classes = kindClasses(kinds);
  expect(NAMES.map((_, code) => classOf(code, classes))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(new Set(kindTokens(kinds)).size).toBe(NAMES.length);
  expect(classLabels('category', { starts: [0, ...classes.breaks], difference: false, kinds })).toEqual(kinds);
  expect([kindOf(limiting, 6), kindOf(limiting, NaN), kindOf(quantity('x', 'm', null), 1)]).toEqual(['not assessed', null, null]);
});
