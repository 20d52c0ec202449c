import { expect, it } from 'vitest';
import type { Verdict } from '../api/types';
import { holdsNone, settled } from './verdicts';
import rows from './verdicts.fixture.json';

it('judges 300 random changes as the server does', () => {
  expect(rows).toHaveLength(300);
  const told = rows.map((row) => [holdsNone(row), settled(row.plain as Verdict, row.of_interval as Verdict | null)]);
  expect(told).toEqual(rows.map(({ holds_none: none, settled: last }) => [none, last]));
});
