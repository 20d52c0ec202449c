import { describe, expect, it } from 'vitest';
import { afterNumber, fit, sayNumber, tellingDigits, writeNumber, tells } from './number';
import { readable, writeUnit } from './unit';

const english = { tag: 'en', currency: 'EUR' };
const chinese = { tag: 'zh-CN', currency: 'CNY' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a number in a sentence', () => {
  it.each([
    [1_804_123_456, 'kWh/a', '1,800 GWh/a'],
    [1_680_000_000, 'kWh/a', '1,680 GWh/a'],
    [158.2, 'kWh/(m²·a)', '158 kWh/m² a'],
    [0.17, 'W/(m²·K)', '0.17 W/m² K'],
    [352.5, 'kg', '353 kg'],
    [-2_345, 'm', '−2,350 m'],
    [1.005, 'm', '1.01 m'],
    [-43_210_000, 'kg/a', '−43.2 kt/a'],
    [25_312_000, 'km/a', '25.3 M km/a'],
    [8_312_000, 'km/a', '8,310,000 km/a'],
    [1926, 'year number', '1926'],
    [71_724, 'person', '71,700 person'],
    [5, '1', '5'],
    [21.4, '°C', '21.4 °C'],
    [12.5, 'percent', '12.5%'],
    [214_300_000, 'money', '€214 M'],
    [91.4, 'money/t', '€91.4/t'],
    [7_204, 'money/a', '€7,200/a'],
  ])('writes %d %s as %s', (value, unit, expected) => {
    expect(plain(sayNumber(value, unit, english))).toBe(expected);
  });

  it.each([
    [-925, english, '−\u2060€925'],
    [925, { ...english, signed: true }, '+\u2060€925'],
    [-925, { tag: 'zh-CN', currency: 'EUR' }, '−\u2060€925'],
    [-925, { tag: 'zh-CN', currency: 'CHF' }, '−\u2060CHF\u00a0925'],
  ])('puts the sign of %d before that of the currency', (value, manner, expected) => {
    expect(sayNumber(value, 'money', manner)).toBe(expected);
  });

  it.each([['km/a', 25_300_000, 'M km/a'], ['money/a', 25_300_000, 'M/a'], ['kWh/a', 25_300_000, 'GWh/a']])('sets what follows a number of %s apart from its power of ten', (unit, value, expected) => {
    expect(plain(afterNumber(writeNumber(value, unit, english)))).toBe(expected);
  });

  it.each([[1234.5, 'km', '1 234,5 km'], [7_204, 'money/a', '7 200 €/a'], [214_300_000, 'money', '214 milj. €'], [-925, 'money', '−925 €']])('writes %d %s in Finnish as %s', (value, unit, expected) => {
    const wide = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(wide(sayNumber(value, unit, { tag: 'fi', currency: 'EUR', ...(unit === 'km' ? { digits: 5 } : {}) }))).toBe(wide(expected));
  });

  it('counts Chinese money in 亿', () => {
    expect(plain(sayNumber(214_300_000, 'money', chinese))).toBe('¥2.14 亿');
  });

  it.each([[35, 'kWh/(person·a)', '35 kWh/人 年'], [1_804_123_456, 'kWh/a', '1,800 GWh/年'], [7_204, 'money/a', '¥7,200/年']])('writes %d %s in Chinese as %s', (value, unit, expected) => {
    expect(plain(sayNumber(value, unit, chinese))).toBe(expected);
  });

  it.each([[english, '2.55 M', '3.07 M'], [chinese, '255 万', '307 万']])('tells millions in few digits where a column is narrow', (manner, today, plan) => {
    const column = [2_550_000, 3_070_000].map((value) => writeNumber(value, 'h/a', { ...manner, beside: 3_070_000, narrow: true }));
    expect(column.map(({ value, scale }) => `${value} ${scale}`)).toEqual([today, plan]);
  });

  it('tells an amount and what it may be off by in one power of ten', () => {
    const beside = { beside: 214_300_000, last: 6 };
    expect([214_300_000, 3_100_000].map((value) => writeNumber(value, 'money', { ...english, ...beside }).value)).toEqual(['214', '3']);
    expect(writeNumber(31_000_000, 'money', { ...chinese, ...beside })).toMatchObject({ value: '0.31', scale: '亿' });
  });

  it.each([[321, '321 t/a'], [-321, '−321 t/a'], [32_100, '30 kt/a'], [0, '0 kt/a'], [1e-7, '0 kt/a']])('writes %d t beside many as %s', (value, expected) => {
    expect(plain(sayNumber(value, 't/a', { ...english, beside: 1_500_000 }))).toBe(expected);
  });

  it('signs a change with plus or a true minus, and leaves zero alone', () => {
    const change = { ...english, signed: true };
    expect([3, -3, 0].map((value) => writeNumber(value, '1', change).value)).toEqual(['+3', '−3', '0']);
  });

  it('gives neighbours the same power of ten', () => {
    const { value, unit } = writeNumber(8_000_000, 'kWh/a', { ...english, beside: 1_800_000_000 });
    expect([value, unit]).toEqual(['10', 'GWh/a']);
  });
});

describe('digits', () => {
  it('are as many as tell today from the plan', () => {
    expect(tellingDigits(1804, 1680)).toBe(3);
    expect(tellingDigits(1804.2, 1804.4)).toBe(5);
    expect(tellingDigits(5, 5)).toBe(3);
  });
});

describe('units', () => {
  it('climb only where they stand alone or per year', () => {
    expect(writeUnit('kWh/a', 2e6, 'EUR').after).toBe('MWh/a');
    expect(writeUnit('kWh/(m²·a)', 2e6, 'EUR').after).toBe('kWh/m²\u00a0a');
    expect(readable('W/(m²·K)')).toBe('W/m²\u00a0K');
    expect([writeUnit('a/a', 1, '').after, readable('a/(person·a)'), readable('a/a', 'zh-CN'), writeUnit('a', 1, '').after]).toEqual(['years/a', 'years/person\u00a0a', '年/年', 'a']);
  });
});

it('ends where the second digit of its uncertainty does', () => {
  expect(fit(1804, 1667, 1941)).toEqual({ rounded: 1800, step: 1, symmetric: true });
  expect(fit(-26_930, -33_000, -24_000).symmetric).toBe(false);
  expect(fit(143, 124, 169).symmetric).toBe(false);
  expect(fit(143, 121, 166).symmetric).toBe(true);
  expect([fit(0.02, 0, 0.043).symmetric, fit(-2, -4.3, 0).symmetric, fit(0.02, -0.001, 0.043).symmetric]).toEqual([false, false, true]);
  expect(fit(5, 5, 5)).toEqual({ rounded: 5, step: 0, symmetric: true });
  const manner = { tag: 'en', currency: 'EUR', beside: 26_930, last: 2 };
  expect(writeNumber(-26_930, 't/a', manner)).toMatchObject({ value: '−26.9', unit: 'kt/a' });
  expect(writeNumber(3310, 't/a', manner).value).toBe('3.3');
  expect(writeNumber(2.4, 'm³/s', { tag: 'en', currency: '', last: -2 }).value).toBe('2.40');
  expect(writeNumber(12_345_678, 'money', { ...manner, beside: 0, last: 5 })).toMatchObject({ value: '12.3', scale: 'M' });
});

it('tells sums side by side in one scale', () => {
  const side = (value: number, tag = 'en') => writeNumber(value, 'money', { tag, currency: 'EUR', beside: 1_390_000 });
  expect([side(240_000), side(0), side(1_390_000)].map(({ value, scale }) => `${value} ${scale}`)).toEqual(['0.24 M', '0 M', '1.39 M']);
  expect(side(240_000, 'zh-CN')).toMatchObject({ value: '24', scale: '万' });
});

it('tells no interval that no draw widens', () => {
  expect([tells(0.20967723858, 0.20967723887), tells(864_275, 864_275), tells(0, 0), tells(0.2, 0.22)]).toEqual([false, false, true, true]);
});
