/** Rows whose middle lies in a drawn area. */
import type { Columns } from './columns';
import type { Frame } from './frame';

export type Corner = [longitude: number, latitude: number];

export function rowsInside(columns: Columns, frame: Frame, corners: readonly Corner[]): number[] {
  const ring = corners.map(([longitude, latitude]) => frame.toMetres({ longitude, latitude }));
  const { boxes, count } = columns;
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    const [x, y] = [(boxes[4 * row] + boxes[4 * row + 2]) / 2, (boxes[4 * row + 1] + boxes[4 * row + 3]) / 2];
    if (holds(ring, x, y)) rows.push(row);
  }
  return rows;
}

/** Whether a ray from the point to the east crosses the ring an odd number of times. */
export function holds(ring: readonly [number, number][], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [[ax, ay], [bx, by]] = [ring[at], ring[before]];
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
  }
  return inside;
}
