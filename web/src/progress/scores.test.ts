/** Scores: what is left out and why, which values would begin them, and weights as they are sent. */
import { expect, it } from 'vitest';
import type { IndicatorRow, IndicatorScores } from '../api/types';
import { groupsShown, isWeight, labelOf, leftOutOf, wanting, weightsWritten } from './scores';

const row = (code: string, status: IndicatorRow['status'], more: Partial<IndicatorRow> = {}) =>
  ({ framework: 'u4ssc', code, part: '', status, now: status === 'not_reported' ? null : { year: 2024, value: 1, low: null, high: null, method: '' }, groups: [{ name: 'environment', label: 'Environment' }], target: null, computed: null, ...more }) as IndicatorRow;
const target = { year: null, value: 5, factor: null, base_year: null, source: '' };
const scores = {
  framework: 'u4ssc', rule: '', groups: [{ path: [] }, { path: [{ name: 'environment' }] }, { path: [{ name: 'environment' }, { name: 'air' }] }],
  rows: [{ code: 'A', part: 'pm', label: 'Air: PM' }, { code: 'B', part: '', label: 'Water' }],
} as unknown as IndicatorScores;
const rows = [
  row('A', 'entered', { part: 'pm', target }), row('B', 'entered', { target }), row('C', 'not_reported', { target }), row('D', 'not_reported'), row('E', 'entered'),
  row('F', 'computed', { target, computed: { fit: 'part' } as IndicatorRow['computed'] }), row('G', 'entered', { target, groups: [{ name: 'economy', label: 'Economy' }] }), row('H', 'not_reported', { framework: 'vienna', target }),
];

it('says of what is left out why it is', () => {
  expect(leftOutOf(rows, scores)).toEqual([['silent', 2], ['part', 1], ['benchmark', 1], ['other', 1]]);
  expect(leftOutOf(rows, scores, ['economy'])).toEqual([['other', 1]]);
});
it('shows the whole and its first groups', () => expect(groupsShown(scores).map(({ path }) => path.length)).toEqual([0, 1]));
it('names what a value alone would score', () => expect(wanting(rows, 'u4ssc').map(({ code }) => code)).toEqual(['C']));
it('calls a row as people do', () => expect([labelOf(scores, 'A/pm'), labelOf(scores, 'B'), labelOf(scores, 'Z')]).toEqual(['Air: PM', 'Water', 'Z']));
it('sends weights that say something', () => expect(weightsWritten({ environment: 2, economy: 1, society: null, other: -1, zero: 0 })).toBe('environment=2,zero=0'));
it.each([[0, true], [1000, true], [1001, false], [-1, false], [Number.NaN, false], [null, false]])('%s is a weight: %s', (weight, allowed) => expect(isWeight(weight)).toBe(allowed));
