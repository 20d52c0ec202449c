import type { EntityRow } from '../api/types';

/** What one measure alone changes at one house. */
export interface Help {
  name: string;
  label: string;
  /** Tonnes a year; less is better. */
  emissions: number | null;
  /** Money a year. */
  energy: number | null;
  investment: number | null;
}

/** Measures that lower emissions, the most first. */
export const helping = (found: Help[]): Help[] => found.filter(({ emissions }) => emissions !== null && emissions < 0).sort((one, other) => one.emissions! - other.emissions!);

/** Where it stands is on the map, and tells nobody in degrees what they know. */
const PLACE = ['longitude', 'latitude'];

/** Attributes of a house of which something is known and that say something of it. */
export const tellable = (attributes: EntityRow['attributes']): EntityRow['attributes'] => attributes.filter(({ name, value }) => value !== null && !PLACE.includes(name));
