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

it('finds by another name, behind titles that say the same', () => {
  const demand = { ...entry('Heating demand', 'heat a building needs'), also: ['heat a building needs'] };
  expect(titles(find([...entries, demand], 'heat a building'))).toEqual(['Heat a building needs', 'Heating demand']);
  expect(titles(find([entry('Cost of heat', 'a building'), demand], 'heat a building'))).toEqual(['Heating demand', 'Cost of heat']);
});

it('names what is nearest by another name', () => {
  const demand = { ...entry('Demand of rooms', 'heat a building needs'), also: ['heat a building needs'] };
  expect(titles(nearest([entry('Roof'), demand], 'heet a bilding neds'))).toEqual(['Demand of rooms']);
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

it('reads each entry once for a search, and folds the titles of what it found alone', () => {
  let words = 0;
  let folded = 0;
  const many = Array.from({ length: 1000 }, (_, number) => ({
    get title() {
      folded += 1;
      return `Heat of building ${number}`;
    },
    get words() {
      words += 1;
      return `heat of building ${number}`;
    },
  }));
  for (const letters of ['h', 'heat 77', 'het xx']) {
    words = folded = 0;
    const found = find(many, letters).length;
    expect(words).toBeLessThanOrEqual(many.length * letters.split(' ').length);
    expect(folded).toBe(found);
  }
});
