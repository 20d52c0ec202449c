import { expect, it } from 'vitest';
import type { Verdict } from '../api/types';
import { holdsNone, plainVerdict, settled } from './verdicts';
import rows from './verdicts.fixture.json';

it('judges 300 random changes as the server does', () => {
  expect(rows).toHaveLength(300);
  const told = rows.map((row) => {
    const plain = plainVerdict(row.change, row.better as 'less' | 'more' | 'neither', row.least);
    return [plain, holdsNone(row), settled(plain, row.of_interval as Verdict | null)];
  });
  expect(told).toEqual(rows.map(({ plain, holds_none: none, settled: last }) => [plain, none, last]));
});
