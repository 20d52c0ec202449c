/** Matters of residents in the order in which they were promised. */
import type { ListedMatter } from '../api/office';

type Clocked = Pick<ListedMatter, 'number' | 'state' | 'clocks'>;

/** The promise that is next: the first answer until there is one, then the decision; null once it is decided. */
export function dueOf({ state, clocks }: Clocked): string | null {
  const clock = clocks.at(-1);
  if (!clock || state === 'decided') return null;
  return (state === 'received' ? clock.answer_by : null) ?? clock.decide_by;
}

/** Whether the time of the next promise has gone, by the clock of the city. */
export function isLate({ state, clocks }: Clocked): boolean {
  const clock = clocks.at(-1);
  return clock !== undefined && state !== 'decided' && (clock.late || (state === 'received' && clock.answer_late));
}

/** The oldest promise first; what has none comes last, the newest first. */
export const byPromise = (one: Clocked, other: Clocked): number => (dueOf(one) ?? '9').localeCompare(dueOf(other) ?? '9') || other.number - one.number;
