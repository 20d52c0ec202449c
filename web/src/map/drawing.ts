/** Areas that are drawn corner by corner, strokes that are brushed, or zones that are chosen one by one, for a measure; or an area whose rows are listed. */
import type { Where } from '../api/types';

type Corner = [longitude: number, latitude: number];

/** An area, or with a width [m] a stroke. */
export interface Shape {
  corners: Corner[];
  width?: number;
}

export interface Drawing {
  /** Key of the measure that it is for; null where the rows in it are to be listed. */
  measure: number | null;
  corners: Corner[];
  /** Areas or strokes that were drawn before this one, for the same measure. */
  before?: Shape[];
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
/** Areas or strokes of one measure. */
export const MOST_SHAPES = 200;

/** Points that what is drawn needs: corners of an area, ends of a stroke. */
export const enoughOf = ({ brush }: Drawing) => (brush ? 2 : ENOUGH);

/** All that is drawn: what came before, and the present one as soon as it has points enough. */
export function shapesOf(drawing: Drawing): Shape[] {
  const { corners, brush, before = [] } = drawing;
  return corners.length >= enoughOf(drawing) ? [...before, { corners, ...(brush ? { width: brush } : {}) }] : before;
}

/** Drawing that goes on with the areas or, with a width [m], the strokes that a measure has. */
export function goingOn(measure: number, where: Where, brush?: number): Drawing {
  if (!brush) return { measure, corners: [], zones: null, before: several(where.area).map(({ polygon }) => ({ corners: polygon })) };
  const before = several(where.line).map(({ points, width }) => ({ corners: points, width }));
  return { measure, corners: [], zones: null, brush: before.at(-1)?.width ?? brush, before };
}

/** One or several of what `where` draws, as a list. */
export function several<T>(drawn: T | T[] | undefined): T[] {
  if (drawn === undefined) return [];
  return Array.isArray(drawn) ? drawn : [drawn];
}

/** What is drawn is left as it is, and the next area or stroke begins. */
export function another(drawing: Drawing): Drawing {
  return { ...drawing, ended: false, corners: [], before: shapesOf(drawing).slice(0, MOST_SHAPES - 1) };
}

/** A stroke with one more point, or the next one, which begins where a pointer comes down. */
export function brushed(drawing: Drawing, point: Corner, begins: boolean): Drawing {
  if (begins) return { ...another(drawing), corners: [point] };
  return drawing.corners.length < MOST_POINTS ? { ...drawing, corners: [...drawing.corners, point] } : drawing;
}

/** With one more corner, ended by pressing the last one `again`, or with a zone taken in or out. */
export function pressed(drawing: Drawing, corner: Corner, zone: string | null, again = false): Drawing {
  if (!drawing.zones) return again ? { ...drawing, ended: drawing.corners.length >= enoughOf(drawing) } : { ...drawing, corners: [...drawing.corners, corner] };
  if (zone === null) return drawing;
  const without = drawing.zones.filter((name) => name !== zone);
  return { ...drawing, zones: without.length < drawing.zones.length ? without : [...drawing.zones, zone] };
}

/** Without its last corner or zone; where it has no corner, without the last corner of the area before, or the stroke before. */
export function undone(drawing: Drawing): Drawing {
  const { corners, before = [], brush, zones } = drawing;
  if (zones || corners.length || !before.length) return { ...drawing, ended: false, corners: corners.slice(0, -1), zones: zones?.slice(0, -1) ?? null };
  const last = brush ? [] : before.at(-1)!.corners.slice(0, -1);
  return { ...drawing, ended: false, corners: last, before: before.slice(0, -1) };
}

/** Without the present stroke or, where none is begun, without the one before. */
export function withoutStroke(drawing: Drawing): Drawing {
  return drawing.corners.length ? { ...drawing, ended: false, corners: [] } : undone(drawing);
}

/** The conditions of a measure with what was drawn in them. */
export function finished(where: Where, drawing: Drawing): Where {
  if (drawing.zones) return { ...where, zone: drawing.zones };
  const shapes = shapesOf(drawing).map(({ corners, width }) => ({ points: corners.map(([longitude, latitude]): Corner => [round(longitude), round(latitude)]), width }));
  if (drawing.brush) return { ...where, line: alone(shapes.map(({ points, width }) => ({ points, width: width! }))) };
  return { ...where, area: alone(shapes.map(({ points }) => ({ polygon: points }))) };
}

/** The only one stands by itself, as plans have had it. */
function alone<T>(drawn: T[]): T | T[] | undefined {
  return drawn.length > 1 ? drawn : drawn[0];
}

/** A tenth of a metre is enough, and keeps the address short. */
function round(angle: number): number {
  return Math.round(angle * 1e6) / 1e6;
}
