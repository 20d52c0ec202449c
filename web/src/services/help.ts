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

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether one of those that a search came upon is called as was asked, and not only nearly so. */
export const isExact = (found: readonly { title: string }[], asked: string): boolean => found.some(({ title }) => plain(title) === plain(asked));

/** The street of an address, without the number of a house; empty where it has none. */
export const streetOf = (asked: string): string => (/\d/.test(asked) ? asked.replace(/\S*\d\S*/g, '').trim() : '');
