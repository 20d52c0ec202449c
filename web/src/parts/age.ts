/** How old a value is against the rhythm in which it should come. */

export type Freshness = 'live' | 'old' | 'stale';

/** Rhythms after which a value no longer stands for now. */
const STALE_AFTER = 3;
const UNITS: [unit: 'days' | 'hours' | 'minutes', seconds: number][] = [['days', 86_400], ['hours', 3_600], ['minutes', 60]];

/** Both in seconds. Without a rhythm nothing is late. */
export function freshness(age: number | null, rhythm: number | null): Freshness {
  if (age === null || rhythm === null || age <= rhythm) return 'live';
  return age > STALE_AFTER * rhythm ? 'stale' : 'old';
}

/** An age in the largest unit of which there are two or more, at least 1 minute. */
export function span(age: number): { unit: 'days' | 'hours' | 'minutes'; count: number } {
  const [unit, seconds] = UNITS.find(([, seconds]) => age >= 2 * seconds) ?? ['minutes', 60];
  return { unit, count: Math.max(1, Math.floor(age / seconds)) };
}
