/** An area that is drawn corner by corner, or zones that are chosen one by one, for a measure; or an area whose rows are listed. */
import type { Where } from '../api/types';

export interface Drawing {
  /** Key of the measure that it is for; null where the rows in it are to be listed. */
  measure: number | null;
  corners: [longitude: number, latitude: number][];
  /** Names of zones; null where corners are set. */
  zones: string[] | null;
  /** The last corner was pressed once more, by a double click or Enter: what is drawn is used. */
  ended?: boolean;
}

/** Corners that an area needs. */
export const ENOUGH = 3;

/** With one more corner, ended by pressing the last one `again`, or with a zone taken in or out. */
export function pressed(drawing: Drawing, corner: [longitude: number, latitude: number], zone: string | null, again = false): Drawing {
  if (!drawing.zones) return again ? { ...drawing, ended: drawing.corners.length >= ENOUGH } : { ...drawing, corners: [...drawing.corners, corner] };
  if (zone === null) return drawing;
  const without = drawing.zones.filter((name) => name !== zone);
  return { ...drawing, zones: without.length < drawing.zones.length ? without : [...drawing.zones, zone] };
}

/** Without its last corner or zone. */
export function undone(drawing: Drawing): Drawing {
  return { ...drawing, ended: false, corners: drawing.corners.slice(0, -1), zones: drawing.zones?.slice(0, -1) ?? null };
}

/** The conditions of a measure with what was drawn in them. */
export function finished(where: Where, { corners, zones }: Drawing): Where {
  if (zones) return { ...where, zone: zones };
  return { ...where, area: { polygon: corners.map(([longitude, latitude]) => [round(longitude), round(latitude)]) } };
}

/** A tenth of a metre is enough, and keeps the address short. */
function round(angle: number): number {
  return Math.round(angle * 1e6) / 1e6;
}
