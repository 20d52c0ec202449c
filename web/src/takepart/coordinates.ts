/** A place as maps tell it. */
import type { Place } from '../map/frame';

/** Latitude and longitude in degrees, "60.17, 24.94"; null for any other text. */
export function coordinatesOf(text: string): Place | null {
  const [, latitude, longitude] = (/^\s*([-−]?\d{1,2}(?:\.\d+)?)\s*[,，;\s]\s*([-−]?\d{1,3}(?:\.\d+)?)\s*$/.exec(text) ?? []).map((one) => Number(one?.replace('−', '-')));
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
