/** The time of the city on a phone whose own clock says something else. */

/** Milliseconds from this machine's clock to the server's, which said its `now` this moment. */
export const offsetTo = (now: string): number => Date.parse(now) - Date.now();

/** The time of the city [ms] by the offset that was measured last. */
export const cityTime = (offset: number): number => Date.now() + offset;

/** The same as ISO 8601. */
export const cityInstant = (offset: number): string => new Date(cityTime(offset)).toISOString();
