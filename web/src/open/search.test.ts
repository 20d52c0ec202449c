import { expect, it } from 'vitest';
import { find, fold, nearest } from './search';

const entry = (title: string, more = '') => ({ title, words: fold(`${title} ${more}`) });
const entries = [
  entry('Cost of heat', 'energy_cost Statistics Finland'),
  entry('Heat a building needs', 'space_heating_need ISO 13790:2008'),
  entry('Roof that needs heat', 'roof'),
  entry('Wärme der Gebäude', 'CO₂'),
  entry('单位面积热水用热', 'hot_water_need EN 12831-3'),
];
const titles = (found: { title: string }[]) => found.map(({ title }) => title);

it.each([
  ['Wärme', 'warme'], ['CO₂', 'co2'], ['ISO 13790', 'iso 13790'], ['ÅÄÖ', 'aao'], ['m²', 'm2'], ['热水', '热水'],
])('folds %s to %s', (text, folded) => expect(fold(text)).toBe(folded));

it('finds by title, name, source, in any case and without accents', () => {
  expect(titles(find(entries, 'WARME'))).toEqual(['Wärme der Gebäude']);
  expect(titles(find(entries, 'space_heating'))).toEqual(['Heat a building needs']);
  expect(titles(find(entries, 'statistics finland'))).toEqual(['Cost of heat']);
  expect(titles(find(entries, '13790'))).toEqual(['Heat a building needs']);
  expect(titles(find(entries, '热水'))).toEqual(['单位面积热水用热']);
});

it('wants every word, in any order', () => {
  expect(titles(find(entries, 'needs heat'))).toEqual(['Roof that needs heat', 'Heat a building needs']);
  expect(find(entries, 'heat snow')).toEqual([]);
});

it('puts titles that begin with the search first', () => {
  expect(titles(find(entries, 'heat'))).toEqual(['Heat a building needs', 'Cost of heat', 'Roof that needs heat']);
});

it('shows everything where nothing is looked for', () => {
  expect(titles(find(entries, '  '))).toEqual(titles(entries));
});

it('names what is nearest to a search that finds nothing', () => {
  expect(find(entries, 'heet a bilding neds')).toEqual([]);
  expect(titles(nearest(entries, 'heet a bilding neds'))[0]).toBe('Heat a building needs');
  expect(titles(nearest(entries, '面积用热'))[0]).toBe('单位面积热水用热');
  expect(nearest(entries, 'xyzzy')).toEqual([]);
});

it('searches a thousand entries without lag', () => {
  const many = Array.from({ length: 1000 }, (_, number) => entry(`Heat of building ${number}`, 'a long sentence that says what it is '.repeat(8)));
  const begin = performance.now();
  for (const letters of ['h', 'he', 'hea', 'heat', 'heat 7', 'heat 77', 'het xx']) find(many, letters);
  expect(performance.now() - begin).toBeLessThan(300);
});
