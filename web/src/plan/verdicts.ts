/** The rule of verdicts as the server has it (plans/outcome.py); verdicts.fixture.json holds both to the same values. */
import type { Interval, Verdict } from '../api/types';

/** Over these no interval stands: nothing worth the name changes, or nobody can tell. */
const STANDS: Verdict[] = ['same', 'slight', 'unknown'];
/** Share of an end of an interval that is rounding. */
const ROUNDING = 1e-9;

/** Whether the interval of a change holds none. */
export function holdsNone({ low, high }: Interval): boolean {
  const rounding = ROUNDING * Math.max(Math.abs(low), Math.abs(high));
  return low <= rounding && high >= -rounding;
}

/** The verdict of a change: that of its interval, but of its number where there is none or where none stands. */
export function settled(ofNumber: Verdict, ofInterval: Verdict | null): Verdict {
  return STANDS.includes(ofNumber) || !ofInterval ? ofNumber : ofInterval;
}
