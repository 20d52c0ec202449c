// @vitest-environment happy-dom
/** What is written in a form of an entry is what is sent. */
import { expect, it } from 'vitest';
import type { EntryFormAnswer, FileEntry } from '../api/enterprises';
import { RequestError } from '../api/client';
import type { ProblemPart } from '../api/types';
import { daysIn } from '../text/instant.svelte';
import { catalogue } from '../text/messages.svelte';
import { entryOf, fieldsOf, namesOf, offeredOf, refusedOf } from './entry';

const form = (kind: string, needs: string[], may: string[] = []): EntryFormAnswer => ({ kind, label: kind, needs, may, data_class: 'public' });
const old = { number: 7, kind: 'quota', since: '2025-01-01', until: '2025-12-31', pollutant: 'nitrogen_oxides', amount: 3, unit: 't', reference: '', text: '' } as FileEntry;

it('asks for what a kind needs and may have, in one order', () => {
  expect(namesOf(form('penalty', ['reference'], ['unit', 'amount']))).toEqual(['since', 'reference', 'amount', 'unit', 'text']);
  expect(namesOf(form('quota', ['unit', 'amount', 'until', 'pollutant']))).toEqual(['until', 'reference', 'pollutant', 'amount', 'unit', 'text']);
  expect(namesOf(form('answer', ['about', 'text']))).toEqual(['text']);
});

it('sends a penalty with its amount and currency, and without both where none was asked', () => {
  const said = fieldsOf('penalty', null, '2026-03-04', 'EUR');
  expect(entryOf('penalty', { ...said, reference: ' V 12 ', amount: '2500,5' }, null, false)).toEqual({ kind: 'penalty', since: '2026-03-04', reference: 'V 12', amount: 2500.5, unit: 'EUR' });
  expect(entryOf('penalty', { ...said, reference: 'V 12' }, null, false)).toEqual({ kind: 'penalty', since: '2026-03-04', reference: 'V 12' });
  expect(entryOf('penalty', { ...said, reference: 'V 12', amount: 'much' }, null, false).amount).toBe('much');
  for (const [text, amount] of [['3,000', '3,000'], ['0,125', 0.125], ['0.001', 0.001], ['1,234.5', '1,234.5']] as const) expect(entryOf('penalty', { ...said, reference: 'V 12', amount: text }, null, false).amount).toBe(amount);
});

it('replaces an entry with what stood there, for a whole year where it is of one', () => {
  const said = fieldsOf('quota', old, '2026-03-04', 'EUR');
  expect(entryOf('quota', { ...said, amount: '4' }, old, true)).toEqual({ kind: 'quota', since: '2025-01-01', until: '2025-12-31', pollutant: 'nitrogen_oxides', amount: 4, unit: 't', corrects: 7 });
});

it('says nothing but words to another entry', () => {
  expect(entryOf('answer', { since: '2026-03-04', text: 'A leak' }, old, false)).toEqual({ kind: 'answer', text: 'A leak', about: 7 });
  expect(entryOf('void', { since: '2026-03-04', text: 'Twice' }, old, false)).toEqual({ kind: 'void', text: 'Twice', corrects: 7 });
});

it.each([
  ['en', 'Amount: "3,000" was entered; allowed is a number. Correct it and send it again.'],
  ['zh', 'Amount：填写了 "3,000"；允许的是a number。请改正后重新提交。'],
] as const)('says in %s at each field what was refused, all at once', async (language, told) => {
  await catalogue.use(language);
  await catalogue.complete();
  const parts: ProblemPart[] = [
    { code: 'request-value', pointer: '/entries/0/amount', detail: 'entries/0/amount cannot be "3,000".', arguments: { received: '"3,000"', allowed: 'a number' } },
    { code: 'enterprise-fault', pointer: '/entries/0/until', detail: 'Day: wrong.' },
    { code: 'enterprise-fault', pointer: '/entries/0/corrects', detail: 'corrects: 7' },
  ];
  const refused = refusedOf(new RequestError(422, 'enterprise-entry', null, {}, parts), ['since', 'amount'], () => 'Amount');
  expect(refused).toEqual({ amount: told, since: 'Day: wrong.' });
  await catalogue.use('en');
});

it.each([
  ['en', 'Used up on 2026-11-29, at most 366 d.', 'Used up on 29 Nov 2026, at most 366 d.'],
  ['zh', '已于 2026-11-29 用完。', '已于 2026年11月29日 用完。'],
] as const)('writes in %s the days of %s as the page does', async (language, sentence, told) => {
  await catalogue.use(language);
  expect(daysIn(sentence)).toBe(told);
  await catalogue.use('en');
});

it('offers the pollutants and outlets of what counts', () => {
  const entry = (more: Partial<FileEntry>) => ({ ...old, pollutant_label: null, outlet: null, corrected_by: null, ...more }) as FileEntry;
  const entries = [
    entry({ pollutant_label: 'Nitrogen oxides' }), entry({ pollutant_label: 'Nitrogen oxides' }), entry({ kind: 'load', pollutant_label: 'Dust', outlet: 'typed' }),
    entry({ kind: 'outlet', outlet: 'Chimney 1' }), entry({ kind: 'outlet', outlet: 'Chimney 2', corrected_by: 9 }), entry({ kind: 'void' }),
  ];
  expect(offeredOf(entries)).toEqual({ pollutant: ['Nitrogen oxides', 'Dust'], outlet: ['Chimney 1'] });
});

it('writes the days of a warning and of an effect as the page does', () => {
  expect(daysIn('From 2018-08-14 14:05 to 2018-08-15 00:00.')).toBe('From 14 Aug 2018 14:05 to 15 Aug 2018 00:00.');
});
