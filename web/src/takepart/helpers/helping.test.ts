import { afterEach, expect, test } from 'vitest';
import { helperHeaders, helping, leadsTo, offeredDay } from './helping.svelte';

afterEach(() => (helping.code = ''));

test('a request says for whom it is only where a code was entered', () => {
  expect(helperHeaders()).toEqual({});
  helping.code = ' ABCDE-12345 ';
  expect(helperHeaders()).toEqual({ 'Helper-Code': 'ABCDE-12345' });
});

test('the last day that is offered is a month ahead', () => {
  expect(offeredDay(new Date('2026-12-05T12:00:00Z'))).toBe('2027-01-04');
});

test('answers to a survey lead nowhere', () => {
  expect(['report/1', 'matter/2', 'questionnaire/3'].map(leadsTo)).toEqual(['report', 'matter', null]);
});
