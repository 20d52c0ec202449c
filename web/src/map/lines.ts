/** Lines for the graphics card: pieces from near by, straighter lines from far away. */
import { boxOf, type Box } from './chunks';
import type { Columns } from './columns';

/** Pieces in bundles of neighbouring lines: x, y of both ends one behind the other, the row of each, and where bundles lie. */
export interface Pieces {
  ends: Float32Array<ArrayBuffer>;
  owners: Uint32Array<ArrayBuffer>;
  bundles: { box: Box; first: number; count: number }[];
}

/** Side of the squares whose lines are drawn together, m. */
const SQUARE = 600;
/** From far away a line may leave its course by this much, m: a pixel or two. */
const TOLERANCE = 4;

export function pieces(columns: Columns): Pieces {
  const { positions, indices, indexStarts, boxes } = columns;
  const ends = new Float32Array(2 * indices.length);
  const owners = new Uint32Array(indices.length / 2);
  const bundles: Pieces['bundles'] = [];
  let at = 0;
  for (const rows of squares(boxes, columns.count)) {
    const first = at;
    const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const row of rows) {
      const [west, south, east, north] = boxOf(columns, row, row + 1);
      [box[0], box[1], box[2], box[3]] = [Math.min(box[0], west), Math.min(box[1], south), Math.max(box[2], east), Math.max(box[3], north)];
      for (let index = indexStarts[row]; index < indexStarts[row + 1]; index += 2) {
        for (const end of [0, 1]) {
          ends[4 * at + 2 * end] = positions[2 * indices[index + end]];
          ends[4 * at + 2 * end + 1] = positions[2 * indices[index + end] + 1];
        }
        owners[at++] = row;
      }
    }
    bundles.push({ box, first, count: at - first });
  }
  return { ends, owners, bundles };
}

/** Rows by the square that their middle lies in. */
function squares(boxes: Float32Array, count: number): Iterable<number[]> {
  const found = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const [x, y] = [(boxes[4 * row] + boxes[4 * row + 2]) / 2, (boxes[4 * row + 1] + boxes[4 * row + 3]) / 2];
    const key = Math.floor(x / SQUARE) * 65_536 + Math.floor(y / SQUARE);
    const square = found.get(key);
    if (square) square.push(row);
    else found.set(key, [row]);
  }
  return found.values();
}

/** Vertex pairs of straighter lines: corners that lie near the way between their neighbours are left out. */
export function straighter({ positions, indices, indexStarts, count }: Columns): Uint32Array<ArrayBuffer> {
  const kept = new Uint32Array(indices.length);
  let size = 0;
  for (let row = 0; row < count; row++) {
    let from = indexStarts[row];
    for (let at = from; at < indexStarts[row + 1]; at += 2) {
      const ends = at + 2 === indexStarts[row + 1] || indices[at + 1] !== indices[at + 2];
      if (!ends && near(positions, indices, from, at + 2)) continue;
      kept[size++] = indices[from];
      kept[size++] = indices[at + 1];
      from = at + 2;
    }
  }
  return kept.slice(0, size);
}

/** Whether all corners of the pieces `from` to `to` lie near the straight way from the first to the last. */
function near(positions: Float32Array, indices: Uint32Array, from: number, to: number): boolean {
  const [a, b] = [2 * indices[from], 2 * indices[to + 1]];
  const [dx, dy] = [positions[b] - positions[a], positions[b + 1] - positions[a + 1]];
  const long = Math.hypot(dx, dy);
  if (long < TOLERANCE) return false;
  for (let at = from; at < to; at += 2) {
    const corner = 2 * indices[at + 1];
    if (Math.abs((positions[corner] - positions[a]) * dy - (positions[corner + 1] - positions[a + 1]) * dx) > TOLERANCE * long) return false;
  }
  return true;
}
