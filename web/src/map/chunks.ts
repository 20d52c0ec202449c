/** Neighbouring rows in bundles, so that only those in view are drawn. */
import type { Columns } from './columns';

export type Box = [west: number, south: number, east: number, north: number];

export interface Chunk {
  box: Box;
  /** First index and number of them. */
  first: number;
  count: number;
}

const SIZE = 512;

/** Rows follow a space-filling curve, so a run of rows is a compact patch of the city. */
export function chunks(columns: Columns, starts = columns.indexStarts, size = SIZE): Chunk[] {
  const result: Chunk[] = [];
  for (let row = 0; row < columns.count; row += size) {
    const end = Math.min(columns.count, row + size);
    const first = starts[row];
    result.push({ box: boxOf(columns, row, end), first, count: starts[end] - first });
  }
  return result;
}

export function overlap(one: Box, other: Box): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
}

/** The ground that some rows cover. */
export function boxOf({ boxes }: Columns, start: number, end: number): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 4 * start; at < 4 * end; at += 4) {
    // Comparisons leave out what is no number: a row without a cell.
    if (boxes[at] < box[0]) box[0] = boxes[at];
    if (boxes[at + 1] < box[1]) box[1] = boxes[at + 1];
    if (boxes[at + 2] > box[2]) box[2] = boxes[at + 2];
    if (boxes[at + 3] > box[3]) box[3] = boxes[at + 3];
  }
  return box;
}
