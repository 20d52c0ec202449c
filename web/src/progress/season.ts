/** A point of time as people say it: 2029.75 is autumn 2029 in the north, spring in the south, a quarter in the tropics. */
export interface When {
  part: 'beginning' | 'spring' | 'summer' | 'autumn' | 'winter' | 'end' | 'quarter-1' | 'quarter-2' | 'quarter-3' | 'quarter-4';
  year: number;
}

/** Degrees up to which a year has no four seasons. */
const TROPIC = 23.44;
const MONTHS = 12;
const SEASONS = [
  { from: 2, north: 'spring', south: 'autumn' },
  { from: 5, north: 'summer', south: 'winter' },
  { from: 8, north: 'autumn', south: 'spring' },
] as const;

/** Years with their part; a season is that of the weather: spring begins with March. December to February lie in two years. */
export function whenOf(point: number, latitude: number): When {
  const whole = Math.floor(point + 1e-9);
  const month = Math.min(MONTHS - 1, Math.max(0, Math.floor((point - whole) * MONTHS + 1e-9)));
  if (Math.abs(latitude) < TROPIC) return { part: `quarter-${(Math.floor(month / 3) + 1) as 1 | 2 | 3 | 4}`, year: whole };
  const season = SEASONS.findLast(({ from }) => month >= from);
  if (!season) return { part: 'beginning', year: whole };
  return { part: month === MONTHS - 1 ? 'end' : latitude < 0 ? season.south : season.north, year: whole };
}
