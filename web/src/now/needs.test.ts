// @vitest-environment happy-dom
/** What needs nothing now, and the address that opens a case. */
import { describe, expect, it } from 'vitest';
import type { CaseAnswer, EarlyWarning, SensingConcern } from '../api/types';
import { addressOfCase } from '../state/address';
import { countOf, needsNothing, needsOf, placeAt, type Need } from './seen';

const NOW = Date.parse('2018-08-14T14:00:00Z');
const need = (state: CaseAnswer['state'], due: string | null): Need => ({ case: { state, due } as CaseAnswer, concern: null, stream: 1 });

describe('a case', () => {
  it.each([
    ['seen', null, false],
    ['cause_sought', '2018-08-14T15:00:00Z', false],
    ['assigned', '2018-08-14T15:00:00Z', true],
    ['in_work', '2018-08-14T13:59:59Z', false],
    ['waiting_for_proof', null, true],
    ['closed', null, true],
    ['merged', null, true],
  ] as const)('that is %s with its clock at %s needs nothing: %s', (state, due, nothing) => {
    expect(needsNothing(need(state, due), NOW)).toBe(nothing);
  });
});

it('needs a person where no case was made of it', () => {
  expect(needsNothing({ case: null, concern: null, stream: 1 }, NOW)).toBe(false);
});

it('is one thing where the unusual and the expected of a stream have joined its case', () => {
  const concern = (kind: SensingConcern['kind'], stream: number) => ({ kind, streams: [stream] }) as SensingConcern;
  const dust = { number: 1, stream: 1, finds: null, state: 'seen' } as CaseAnswer;
  const warning = { key: 'daily', stream: 1 } as EarlyWarning;
  const needs = needsOf([concern('unusual', 1), { ...concern('expected', 1), warning }, concern('silent', 1), concern('unusual', 2)], [dust]);
  expect(needs[0].warning).toBe(warning);
  expect(needs.map((one) => [one.case?.number ?? null, one.concern?.kind ?? null, one.stream])).toEqual([[1, null, 1], [null, 'silent', 1], [null, 'unusual', 2]]);
});

it('is not shown again where a person closed its case and it still holds', () => {
  const silent = { kind: 'silent', streams: [1, 2] } as SensingConcern;
  const refused = { number: 3, stream: 1, finds: 'silent', state: 'closed' } as CaseAnswer;
  expect(needsOf([silent], [], [refused]).map(({ concern }) => concern?.streams)).toEqual([[2]]);
});

it('is shown of the streams that have no case where others of the same have one', () => {
  const warning = { key: 'daily', stream: 2 } as EarlyWarning;
  const expected = { kind: 'expected', streams: [2, 1, 3], warning } as SensingConcern;
  const dust = { number: 1, stream: 1, finds: null, state: 'seen' } as CaseAnswer;
  const needs = needsOf([expected], [dust]);
  expect(needs.map((one) => [one.case?.number ?? null, one.concern?.streams ?? null, one.warning ?? one.concern?.warning ?? null])).toEqual([[1, null, null], [null, [2, 3], warning]]);
});

describe('the count', () => {
  const waiting: Need[] = [need('seen', null), need('seen', null), { case: null, concern: null, stream: 1 }];
  it('is that of the list where the list holds all', () => expect(countOf(waiting, false, 7)).toBe(3));
  it('has the cases that the brief counts where the list goes on', () => expect(countOf(waiting, true, 730)).toBe(731));
  it('is no less than what is listed', () => {
    expect(countOf(waiting, true, 1)).toBe(3);
    expect(countOf(waiting, true)).toBe(3);
  });
});

it('is shown on the map by the number of the one that is open, else of the first at that point', () => {
  const needs: Need[] = [need('seen', null), need('seen', null), { ...need('seen', null), stream: 2 }];
  expect([placeAt(needs, '1', -1), placeAt(needs, '1', 1), placeAt(needs, '2', 1), placeAt(needs, '3', 1)]).toEqual([0, 1, 2, -1]);
});

describe('an address', () => {
  it('of a case opens it on Now with all else of its query', () => {
    expect(addressOfCase('/now/case/12', '?language=zh')).toBe('/now?language=zh&case=case-12');
    expect(addressOfCase('/now/case/12/', '')).toBe('/now?case=case-12');
  });
  it('of anything else opens none', () => {
    for (const path of ['/now', '/now/case/', '/now/case/0', '/now/case/x', '/plan/case/1', '/now/case/12/3']) expect(addressOfCase(path, '')).toBeNull();
  });
});
