/** Headline numbers of two plans and their differences, as rows of a table: what differs in no draw is left out. */
import type { Client } from '../api/client';
import type { Interval, PlanDifferences, UncertaintyProgress } from '../api/types';

type Compared = PlanDifferences['quantities'][number];
/** Seconds that the server is waited for before it says how far it is. */
const WAIT = 5;

export interface DifferenceRow {
  quantity: string;
  label: string;
  unit: string;
  left: { value: number | null; interval: Interval | null };
  right: { value: number | null; interval: Interval | null };
  difference: number | null;
  interval: Interval | null;
  beside: number;
  verdict: Compared['verdict'];
}

/** Clear differences before those that are too close to call. */
export function differenceRows(quantities: readonly Compared[]): DifferenceRow[] {
  const rows = quantities
    .filter(({ difference: { value, low, high }, verdict }) => value !== null && verdict !== 'same' && (value !== 0 || low !== high))
    .map(({ quantity, label, unit, left, right, difference, verdict }) => ({
      quantity, label, unit, verdict,
      left: { value: left.value, interval: around(left) },
      right: { value: right.value, interval: around(right) },
      difference: difference.value,
      interval: around(difference),
      beside: Math.max(Math.abs(left.value ?? 0), Math.abs(right.value ?? 0)),
    }));
  return [...rows.filter(({ verdict }) => verdict !== 'unclear'), ...rows.filter(({ verdict }) => verdict === 'unclear')];
}

function around({ low, high }: { low: number | null; high: number | null }): Interval | null {
  return low === null || high === null ? null : { low, high };
}

/** Differences of two plans; `tell` is called with how far the work is while it takes long. */
export async function differencesOf(client: Client, [left, right]: [string, string], signal: AbortSignal, tell: (progress: UncertaintyProgress) => void): Promise<PlanDifferences> {
  for (;;) {
    const answer = await client.call<PlanDifferences | UncertaintyProgress>('GET', `/plans/${left}/differences/${right}?wait=${WAIT}`, undefined, signal);
    if (answer && 'quantities' in answer) return answer;
    if (answer) tell(answer);
  }
}
