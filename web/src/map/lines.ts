/** Lines for the graphics card: pieces from near by, straighter lines from far away. */
import { boxOf, type Box } from './chunks';
import type { Columns } from './columns';

/** Lines that are drawn together: the ground they cover, their first piece or index, and how many. */
export interface Bundle {
  box: Box;
  first: number;
  count: number;
}

/** Pieces in bundles of neighbouring lines: x, y of both ends one behind the other, the row of each, and where bundles lie. */
export interface Pieces {
  ends: Float32Array<ArrayBuffer>;
  owners: Uint32Array<ArrayBuffer>;
  bundles: Bundle[];
}

/** Side of the squares whose lines are drawn together, m. */
const SQUARE = 600;

export function pieces(columns: Columns): Pieces {
  const { positions, indices, indexStarts, boxes } = columns;
  const ends = new Float32Array(2 * indices.length);
  const owners = new Uint32Array(indices.length / 2);
  const bundles: Bundle[] = [];
  let at = 0;
  for (const rows of squares(boxes, columns.count)) {
    const first = at;
    for (const row of rows) {
      for (let index = indexStarts[row]; index < indexStarts[row + 1]; index += 2) {
        for (const end of [0, 1]) {
          ends[4 * at + 2 * end] = positions[2 * indices[index + end]];
          ends[4 * at + 2 * end + 1] = positions[2 * indices[index + end] + 1];
        }
        owners[at++] = row;
      }
    }
    bundles.push({ box: around(columns, rows), first, count: at - first });
  }
  return { ends, owners, bundles };
}

/** The ground that some rows cover. */
function around(columns: Columns, rows: readonly number[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    const [west, south, east, north] = boxOf(columns, row, row + 1);
    [box[0], box[1], box[2], box[3]] = [Math.min(box[0], west), Math.min(box[1], south), Math.max(box[2], east), Math.max(box[3], north)];
  }
  return box;
}

/** Rows by the square that their middle lies in. */
function squares(boxes: Float32Array, count: number, side = SQUARE): Iterable<number[]> {
  const found = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const [x, y] = [(boxes[4 * row] + boxes[4 * row + 2]) / 2, (boxes[4 * row + 1] + boxes[4 * row + 3]) / 2];
    const key = Math.floor(x / side) * 65_536 + Math.floor(y / side);
    const square = found.get(key);
    if (square) square.push(row);
    else found.set(key, [row]);
  }
  return found.values();
}

/** Vertex pairs of straighter lines in bundles: corners that lie within `tolerance` metres of the way past them are left out. */
export function straighter(columns: Columns, tolerance: number): { order: Uint32Array<ArrayBuffer>; bundles: Bundle[] } {
  const { positions, indices, indexStarts, boxes, count } = columns;
  const kept = new Uint32Array(indices.length);
  const bundles: Bundle[] = [];
  let size = 0;
  for (const rows of squares(boxes, count, 2 * SQUARE)) {
    const first = size;
    for (const row of rows) {
      let from = indexStarts[row];
      for (let at = from; at < indexStarts[row + 1]; at += 2) {
        const ends = at + 2 === indexStarts[row + 1] || indices[at + 1] !== indices[at + 2];
        if (!ends && near(positions, indices, from, at + 2, tolerance)) continue;
        kept[size++] = indices[from];
        kept[size++] = indices[at + 1];
        from = at + 2;
      }
    }
    bundles.push({ box: around(columns, rows), first, count: size - first });
  }
  return { order: kept.slice(0, size), bundles };
}

/** Whether all corners of the pieces `from` to `to` lie near the straight way from the first to the last. */
function near(positions: Float32Array, indices: Uint32Array, from: number, to: number, tolerance: number): boolean {
  const [a, b] = [2 * indices[from], 2 * indices[to + 1]];
  const [dx, dy] = [positions[b] - positions[a], positions[b + 1] - positions[a + 1]];
  const long = Math.hypot(dx, dy);
  if (long < tolerance) return false;
  for (let at = from; at < to; at += 2) {
    const corner = 2 * indices[at + 1];
    if (Math.abs((positions[corner] - positions[a]) * dy - (positions[corner + 1] - positions[a + 1]) * dx) > tolerance * long) return false;
  }
  return true;
}
