/** An area that is drawn corner by corner, a stroke that is brushed, or zones that are chosen one by one, for a measure; or an area whose rows are listed. */
import type { Where } from '../api/types';

export interface Drawing {
  /** Key of the measure that it is for; null where the rows in it are to be listed. */
  measure: number | null;
  corners: [longitude: number, latitude: number][];
  /** Names of zones; null where corners are set. */
  zones: string[] | null;
  /** Width [m] of the brush where a stroke is drawn: its points are the corners. */
  brush?: number;
  /** The last corner was pressed once more, by a double click or Enter: what is drawn is used. */
  ended?: boolean;
}

/** Corners that an area needs. */
export const ENOUGH = 3;
/** Widths of a brush to choose from [m]. */
export const WIDTHS = [10, 20, 40, 80, 160];
/** Points of a stroke: more tell no more of where it goes. */
export const MOST_POINTS = 1000;

/** Points that what is drawn needs: corners of an area, ends of a stroke. */
export const enoughOf = ({ brush }: Drawing) => (brush ? 2 : ENOUGH);

/** A stroke with one more point, or begun anew where a pointer comes down. */
export function brushed(drawing: Drawing, point: [longitude: number, latitude: number], begins: boolean): Drawing {
  if (begins) return { ...drawing, ended: false, corners: [point] };
  return drawing.corners.length < MOST_POINTS ? { ...drawing, corners: [...drawing.corners, point] } : drawing;
}

/** With one more corner, ended by pressing the last one `again`, or with a zone taken in or out. */
export function pressed(drawing: Drawing, corner: [longitude: number, latitude: number], zone: string | null, again = false): Drawing {
  if (!drawing.zones) return again ? { ...drawing, ended: drawing.corners.length >= enoughOf(drawing) } : { ...drawing, corners: [...drawing.corners, corner] };
  if (zone === null) return drawing;
  const without = drawing.zones.filter((name) => name !== zone);
  return { ...drawing, zones: without.length < drawing.zones.length ? without : [...drawing.zones, zone] };
}

/** Without its last corner or zone. */
export function undone(drawing: Drawing): Drawing {
  return { ...drawing, ended: false, corners: drawing.corners.slice(0, -1), zones: drawing.zones?.slice(0, -1) ?? null };
}

/** The conditions of a measure with what was drawn in them. */
export function finished(where: Where, { corners, zones, brush }: Drawing): Where {
  if (zones) return { ...where, zone: zones };
  const points = corners.map(([longitude, latitude]): [number, number] => [round(longitude), round(latitude)]);
  if (brush) return { ...where, line: { points, width: brush } };
  return { ...where, area: { polygon: points } };
}

/** A tenth of a metre is enough, and keeps the address short. */
function round(angle: number): number {
  return Math.round(angle * 1e6) / 1e6;
}
