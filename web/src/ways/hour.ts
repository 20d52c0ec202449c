/** A time by the clocks of the city, as the field of a form holds it and as a question tells it. */
import { timeFormat } from '../text/formats';

const offsetOf = (at: number, zone: string): number => {
  const there = timeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(there) ?? ['', '+', '0', '0'];
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
};

/** "2026-11-29T18:00" of a city with its offset: "2026-11-29T18:00+02:00"; null for what is no time. */
export function withOffset(local: string, zone: string): string | null {
  const read = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(read)) return null;
  // The offset of a guess is that of the time itself, but for the hours around a change of clocks.
  const minutes = offsetOf(read - 60_000 * offsetOf(read, zone), zone);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** The day of a time in the city at an hour of it: "2026-11-29T08:00". */
export const thatDayAt = (at: number, zone: string, hour: string): string => `${timeFormat('sv', { timeZone: zone }).format(at)}T${hour}`;
