import { expect, it } from 'vitest';
import { differenceRows } from './differences';

const number = (value: number, low: number | null, high: number | null) => ({ value, low, high });
const row = (quantity: string, difference: ReturnType<typeof number>, verdict: 'better' | 'unclear' | 'same' | null) =>
  ({ quantity, label: quantity, unit: 't/a', left: number(10, 8, 12), right: number(10 + difference.value, 8, 12), difference, verdict });

it('tells clear differences before those that are too close to call, and leaves out what never differs', () => {
  const rows = differenceRows([row('close', number(1, -1, 3), 'unclear'), row('same', number(0, 0, 0), 'same'), row('clear', number(-4, -5, -3), 'better'), row('alone', number(2, null, null), null)]);
  expect(rows.map(({ quantity }) => quantity)).toEqual(['clear', 'alone', 'close']);
  expect(rows[0]).toMatchObject({ difference: -4, interval: { low: -5, high: -3 } });
  expect(rows[1].interval).toBeNull();
});
