import { expect, it } from 'vitest';
import { collator, countryName, numberFormat, timeFormat, timeText } from './formats';

it('makes what writes in a language once for each manner', () => {
  expect(numberFormat('en', { maximumFractionDigits: 1 })).toBe(numberFormat('en', { maximumFractionDigits: 1 }));
  expect(numberFormat('en', { maximumFractionDigits: 1 })).not.toBe(numberFormat('en', { maximumFractionDigits: 2 }));
  expect(timeFormat('en', { timeZone: 'UTC', hour: '2-digit' })).not.toBe(timeFormat('zh-CN', { timeZone: 'UTC', hour: '2-digit' }));
  expect(collator('en')).toBe(collator('en'));
});

it('writes numbers, times and countries in the language', () => {
  expect(numberFormat('en').format(12345.5)).toBe('12,345.5');
  expect(timeText(new Date('2026-11-30T12:05:00Z'), 'en', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })).toBe('12:05');
  expect(timeText(new Date('never'), 'en', { timeZone: 'UTC', hour: '2-digit' })).toBe('Invalid Date');
  expect([countryName('en', 'FI'), countryName('zh-CN', 'FI')]).toEqual(['Finland', '芬兰']);
});
