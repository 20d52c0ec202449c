/** A case as it was at a moment of its time, and the moments at which its replay stops. All times are ms since 1970. */
import type { CaseDetails } from '../../api/types';
import { HOUR, MINUTE } from '../times';

/** Hours before a case was seen with which its replay begins, and the most stops at whole hours. */
const BEFORE = 3;
const MOST = 168;

type Course = Pick<CaseDetails, 'first_seen' | 'state' | 'steps'>;

/** Whole hours from before a case was seen until it was closed, or until now, and each step in the minute after it was made. */
export function momentsOf({ first_seen: seen, state, steps }: Course, now: number): number[] {
  const made = steps.map(({ at }) => Math.ceil(Date.parse(at) / MINUTE) * MINUTE);
  const begin = (Math.floor(Date.parse(seen) / HOUR) - BEFORE) * HOUR;
  const end = state === 'closed' ? Math.max(begin, ...made) : now;
  const every = Math.max(1, Math.ceil((end - begin) / HOUR / MOST)) * HOUR;
  const hours = Array.from({ length: Math.max(0, Math.floor((end - begin) / every)) + 1 }, (_, place) => begin + place * every);
  return [...new Set([...hours, ...made])].filter((at) => at <= now).sort((one, other) => one - other);
}

/** A case with the steps that were made until a moment, and the state that it had; as it is for none. Clocks are those of now alone. */
export function atMoment<Known extends CaseDetails>(one: Known, moment: number | null): Known {
  if (moment === null) return one;
  const steps = one.steps.filter(({ at }) => Date.parse(at) <= moment);
  return { ...one, steps, state: steps.at(-1)?.state ?? 'seen', due: null };
}
