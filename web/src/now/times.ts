/** Times as people of the city read them: its zone, 24 hours. All times are ms since 1970. */
import { timeFormat } from '../text/formats';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function clockTime(at: number, zone: string, tag: string): string {
  return timeFormat(tag, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** "Tue 5 Jun". */
export function dayOf(at: number, zone: string, tag: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' };
  if (tag !== 'en') return timeFormat(tag, options).format(at);
  return ['weekday', 'day', 'month'].map((part) => partOf(at, options, part)).join(' ');
}

/** "5 Jun 2018". */
export function dateOf(at: number, zone: string, tag: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' };
  if (tag !== 'en') return timeFormat(tag, options).format(at);
  return ['day', 'month', 'year'].map((part) => partOf(at, options, part as Intl.DateTimeFormatPartTypes)).join(' ');
}

/** "Tue 5 Jun 2018, 17:09". */
export function dayAndTime(at: number, zone: string, tag: string): string {
  if (tag !== 'en') return timeFormat(tag, { timeZone: zone, year: 'numeric', month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const year = partOf(at, { timeZone: zone, year: 'numeric' }, 'year');
  return `${dayOf(at, zone, tag)} ${year}, ${clockTime(at, zone, tag)}`;
}

/** "Mon 4 Jun, 17:09". */
export function dayAndClock(at: number, zone: string, tag: string): string {
  return `${dayOf(at, zone, tag)}${tag === 'en' ? ', ' : ' '}${clockTime(at, zone, tag)}`;
}

/** "17:09" of the day of another time, else with its day. */
export function timeBeside(at: number, now: number, zone: string, tag: string): string {
  return dayOf(at, zone, tag) === dayOf(now, zone, tag) ? clockTime(at, zone, tag) : dayAndClock(at, zone, tag);
}

/** Milliseconds that clocks of a zone are ahead of UTC at a time. */
export function offsetAt(at: number, zone: string): number {
  const parts = Object.fromEntries(
    timeFormat('en', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const there = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return there - Math.floor(at / 1000) * 1000;
}

const STEPS = [1, 3, 6, 12, 24, 48, 168].map((hours) => hours * HOUR);

/** Times to write under an axis: full local hours, with this much room [px] for each. */
export function timeTicks(since: number, before: number, width: number, zone: string, room = 76): number[] {
  const most = Math.max(1, Math.floor(width / room));
  const step = STEPS.find((candidate) => (before - since) / candidate < most + 0.9) ?? STEPS.at(-1)!;
  const ahead = offsetAt(since, zone);
  const first = Math.ceil((since + ahead) / step) * step - ahead;
  return Array.from({ length: Math.max(0, Math.floor((before - first) / step) + 1) }, (_, place) => first + place * step);
}

/** A tick as it is written: the day at its midnight, the hour else. */
export function tickText(at: number, zone: string, tag: string): string {
  return (at + offsetAt(at, zone)) % DAY === 0 ? dayOf(at, zone, tag) : clockTime(at, zone, tag);
}

function partOf(at: number, options: Intl.DateTimeFormatOptions, type: string): string {
  return timeFormat('en', options).formatToParts(at).find((part) => part.type === type)?.value ?? '';
}
