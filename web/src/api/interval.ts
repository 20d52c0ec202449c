/** Intervals as the server tells them: an end is null where no draw has one. */
import type { DoubtOfQuantity, Interval } from './types';

export function hasEnds(interval: DoubtOfQuantity['plan']): interval is Interval {
  return interval !== null && interval.low !== null && interval.high !== null;
}
