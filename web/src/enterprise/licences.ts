/** Roads of licences as lines of a small picture, north above. */
import type { LicenceRoad } from '../api/licences';

type Place = [number, number];

export interface DrawnRoad {
  id: string;
  name: string;
  path: string;
  licences: number;
}

export interface RoadPicture {
  roads: DrawnRoad[];
  height: number;
}

const MARGIN = 8;
const TALLEST = 420;

/** Lines of a geometry, whatever it is made of: its parts are nested as deep as their kind has it. */
function linesOf(coordinates: unknown): Place[][] {
  if (!Array.isArray(coordinates) || !coordinates.length) return [];
  if (typeof coordinates[0] === 'number') return [];
  if (typeof (coordinates[0] as unknown[])[0] === 'number') return [coordinates as Place[]];
  return coordinates.flatMap(linesOf);
}

/** Roads that fill a width, those with licences last, so that they lie above the others. Null where there are none. */
export function roadPicture(features: LicenceRoad[], width: number): RoadPicture | null {
  const read = features.map((one) => ({ ...one.properties, id: one.id, lines: linesOf(one.geometry.coordinates) }));
  const places = read.flatMap(({ lines }) => lines.flat());
  if (!places.length) return null;
  const [west, east, south, north] = places.reduce(
    ([w, e, s, n], [x, y]) => [Math.min(w, x), Math.max(e, x), Math.min(s, y), Math.max(n, y)],
    [Infinity, -Infinity, Infinity, -Infinity],
  );
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [across, up] = [Math.max((east - west) * narrow, 1e-6), Math.max(north - south, 1e-6)];
  const scale = Math.min((width - 2 * MARGIN) / across, TALLEST / up);
  const height = Math.round(up * scale) + 2 * MARGIN;
  const at = ([x, y]: Place): string => `${(MARGIN + (x - west) * narrow * scale).toFixed(1)} ${(MARGIN + (north - y) * scale).toFixed(1)}`;
  const roads = read.map(({ id, name, licences, lines }) => ({ id, name, licences, path: lines.map((line) => `M${line.map(at).join('L')}`).join('') }));
  return { roads: roads.toSorted((one, other) => one.licences - other.licences), height };
}

/** What was driven in a month, as the field names of its form say it. */
export type MonthSaid = Record<'licence' | 'month' | 'distance' | 'duration' | 'orders' | 'passengers', string>;

/** A table of one row, in kilometres and hours; what is left empty is no column. */
export function monthTable(said: MonthSaid): string {
  const units = { unit: 'km', ...(said.duration.trim() && { duration_unit: 'h' }) };
  const cells = Object.entries({ ...said, ...units }).filter(([, value]) => value.trim());
  const quoted = (value: string): string => `"${value.trim().replaceAll('"', '""')}"`;
  return [cells.map(([name]) => name).join(','), cells.map(([, value]) => quoted(value)).join(',')].join('\n');
}
