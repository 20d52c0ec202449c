/** Where an incident is, as somebody writes it: each number may not be stated yet, or be none that a place has. */
import type { Place } from '../map/frame';

export type Coordinate = keyof Place;

/** What stands in both fields; null where nothing is stated. */
export type StatedPlace = Record<Coordinate, number | null>;

export const NOWHERE: StatedPlace = { longitude: null, latitude: null };

/** The greatest number to either side of zero, in degrees: the flat map ends before the poles. */
export const MOST: Record<Coordinate, number> = { longitude: 180, latitude: 85 };

const inRange = (name: Coordinate, value: number | null): value is number => value !== null && Math.abs(value) <= MOST[name];

/** The place that both numbers state; null where one is not stated or out of range. */
export function placeOf({ longitude, latitude }: StatedPlace): Place | null {
  return inRange('longitude', longitude) && inRange('latitude', latitude) ? { longitude, latitude } : null;
}

/** Whether a number is stated that no place has. */
export const isBeyond = (stated: StatedPlace, name: Coordinate): boolean => stated[name] !== null && !inRange(name, stated[name]);

/** Whether the other number is stated alone, so that this one is needed too. */
export const isLeftOut = (stated: StatedPlace, name: Coordinate): boolean => stated[name] === null && stated[name === 'latitude' ? 'longitude' : 'latitude'] !== null;
