import { expect, test } from 'vitest';
import type { MonthOfWaters } from '../api/waters';
import { balanceRows, csvOf, nightRows, pathOf, segmentsOf, sidesOf, widestOf } from './rows';

const flow = (label: string, amount: number | null) => ({ name: label, label, amount });
const MONTH: MonthOfWaters = {
  area: 'town', month: '2026-07', residual: null, over_permit: { surface: 1.1, ground: null },
  waters: [
    { water: 'network', label: 'network', inflows: [flow('supplied', 100)], outflows: [flow('metered', 80), flow('leakage', null)], residual: null, would_close: 20 },
    { water: 'land', label: 'land', inflows: [flow('rain', 50)], outflows: [flow('runoff', 70), flow('storage', -20)], residual: 0, would_close: null },
  ],
};
const NAMES = { in: 'In', out: 'Out', residual: 'Residual', all: 'All' };

test('the file has the rows of the table, and what is not known stays empty', () => {
  const rows = balanceRows([MONTH], NAMES);
  expect(rows).toHaveLength(9);
  expect(rows[2]).toEqual(['town', '2026-07', 'network', 'Out', 'leakage', null]);
  expect(csvOf(['a', 'b', 'c', 'd', 'e', 'f'], rows).split('\n')[3]).toBe('town,2026-07,network,Out,leakage,');
});

test('what a spreadsheet would take for a formula or for two cells stands as text', () => {
  expect(csvOf(['x'], [['=1+1'], ['a,"b"'], [-5]])).toBe('x\n\'=1+1\n"a,""b"""\n-5\n');
});

test('bars are parts of the widest; a storage that falls counts as what comes in', () => {
  expect(widestOf(MONTH)).toBe(100);
  const sides = sidesOf(MONTH.waters[1]!);
  expect(sides.inflows.map(({ amount }) => amount)).toEqual([50, 20]);
  expect(segmentsOf(sides.inflows, 100)).toEqual([{ label: 'rain', begin: 0, width: 0.5 }, { label: 'storage', begin: 0.5, width: 0.2 }]);
  expect(segmentsOf([flow('leakage', null)], 100)).toEqual([]);
});

test('a line breaks where a night is not known, and a rise stands at the night that noticed it', () => {
  expect(pathOf([[0, 1], [1, null], [2, 3], [3, 4]])).toBe('M0.0 1.0M2.0 3.0L3.0 4.0');
  const told = { unit: 'm³/h', nights: [{ day: 'a', flow: 1 }, { day: 'b', flow: null }], alarms: [{ noticed: 'b', since: 'a', rise: 2 }] };
  expect(nightRows(told)).toEqual([['a', 1, null], ['b', null, 'a']]);
});
