/** Times of breaches of data: what the clock of the law still leaves, and moments as people write them down. */
import { HOUR, MINUTE } from '../now/times';

/** Whole hours and minutes between two times (ms since 1970), whichever comes first. */
export function between(one: number, other: number): { hours: number; minutes: number } {
  const whole = Math.floor(Math.abs(one - other) / MINUTE);
  return { hours: Math.floor((whole * MINUTE) / HOUR), minutes: whole % 60 };
}

/** A time as a field of date and time takes it, on the clock of the browser. */
export function fieldTime(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 16);
}

/** The time of such a field with its offset; null where it is empty. */
export function timeOf(field: string): string | null {
  const at = Date.parse(field);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
