/** Areas of unsafe places as they are drawn. */
import type { Place } from '../../map/frame';
import type { ReportAreas } from './report_client';

type Area = Omit<ReportAreas['areas'][number], 'reports'>;

/** The outline of an area as a path of the map, whichever way that is turned. */
export function outlineOf({ west, south, east, north }: Area, project: (place: Place) => [number, number] | readonly number[]): string {
  const corners = [[west, south], [east, south], [east, north], [west, north]] as const;
  return `M${corners.map(([longitude, latitude]) => project({ longitude, latitude }).map((pixel) => pixel.toFixed(1)).join(' ')).join('L')}Z`;
}
