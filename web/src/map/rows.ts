/** Rows of the map's table: which buildings are in view, in which order, and a page of them. */
import type { Box } from './chunks';
import type { Columns } from './columns';

export const PAGE = 20;

export function rowsInView({ count, boxes }: Columns, [west, south, east, north]: Box): Uint32Array {
  const found = new Uint32Array(count);
  let size = 0;
  for (let row = 0; row < count; row++) {
    const at = 4 * row;
    const seen = boxes[at] <= east && boxes[at + 2] >= west && boxes[at + 1] <= north && boxes[at + 3] >= south;
    if (seen) found[size++] = row;
  }
  return found.slice(0, size);
}

/** Rows of the tiles in view; all of them where no map is drawn. */
export function rowsOf(parts: readonly { first: number; columns: Columns }[], view: Box | null): Uint32Array {
  const found = parts.map(({ first, columns }) => (view ? rowsInView(columns, view) : Uint32Array.from({ length: columns.count }, (_, row) => row)).map((row) => first + row));
  const rows = new Uint32Array(found.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const some of found) {
    rows.set(some, at);
    at += some.length;
  }
  return rows;
}

/** Rows by their value; those without one come last, whichever way round. */
export function sorted(rows: Uint32Array, values: Float32Array, falling: boolean): Uint32Array {
  const sign = falling ? -1 : 1;
  return rows.slice().sort((one, other) => {
    const [a, b] = [values[one], values[other]];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || one - other;
    return sign * (a - b) || one - other;
  });
}

export function pages(count: number): number {
  return Math.max(1, Math.ceil(count / PAGE));
}
