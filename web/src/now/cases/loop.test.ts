import { expect, test } from 'vitest';
import type { CaseDetails } from '../../api/types';
import { nextStep, otherSteps, rightOf, stopsOf } from './loop';

const step = (state: CaseDetails['state'], at: string) => ({ state, at }) as CaseDetails['steps'][number];

test('stops that were passed by have no time, and the next one is told', () => {
  const stops = stopsOf({ state: 'in_work', steps: [step('seen', '10:00'), step('seen', '10:05'), step('assigned', '10:30'), step('in_work', '11:00')] });
  expect(stops.map(({ at }) => at)).toEqual(['10:00', null, '10:30', '11:00', null]);
  expect(stops.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'next']);
});

test('a case that was sent back is not yet where it was', () => {
  const stops = stopsOf({ state: 'in_work', steps: [step('seen', '1'), step('waiting_for_proof', '2'), step('in_work', '3')] });
  expect(stops.at(-1)).toEqual({ name: 'waiting_for_proof', at: null, state: 'next' });
});

test('all of a closed case is done', () => {
  expect(stopsOf({ state: 'closed', steps: [] }).every(({ state }) => state === 'done')).toBe(true);
});

test('nobody answers for it: it is acknowledged first', () => {
  expect(nextStep({ state: 'seen', acknowledge_by: '10:00' })).toBe('acknowledge');
  expect(nextStep({ state: 'seen', acknowledge_by: null })).toBe('seek_cause');
  expect(nextStep({ state: 'waiting_for_proof', acknowledge_by: null })).toBe('close');
});

test('only steps that are possible and allowed are offered', () => {
  const one = { state: 'seen', acknowledge_by: null, possible: ['acknowledge', 'seek_cause', 'assign', 'close', 'note', 'link'] } as unknown as CaseDetails;
  expect(otherSteps(one, ['cases:work'])).toEqual(['acknowledge', 'note']);
  expect(otherSteps(one, ['cases:work', 'cases:assign', 'cases:close'])).toEqual(['acknowledge', 'assign', 'close', 'note']);
  expect([rightOf('merge'), rightOf('reopen'), rightOf('undo')]).toEqual(['cases:assign', 'cases:close', 'cases:work']);
});
