/** Intervals as the server tells them: an end is null where no draw has one. */
import type { UncertaintyOfQuantity, Interval } from './types';

/** An interval of which both ends are known, else null. */
export function whole(interval: UncertaintyOfQuantity['plan']): Interval | null {
  return hasEnds(interval) ? interval : null;
}

export function hasEnds(interval: UncertaintyOfQuantity['plan']): interval is Interval {
  return interval !== null && interval.low !== null && interval.high !== null;
}
