/** A regular grid of cells: where its corners lie, which cell a point is in, and which row a cell is. */

export interface Grid {
  /** Six terms of x and six of y: the corner of column c and line l lies at t0 + t1 c + t2 l + t3 c² + t4 c l + t5 l². */
  terms: Float64Array;
  /** Column and line of every row; column -1 of a row without a cell. */
  columns: Int32Array;
  lines: Int32Array;
}

/** Rows by their place in the rectangle of the grid that holds them all. */
export interface Index {
  left: number;
  low: number;
  wide: number;
  high: number;
  /** Row and one more at (line - low) * wide + column - left; 0 where there is no cell. */
  rows: Uint32Array<ArrayBuffer>;
}

/** From differences of row to row. */
export function gridOf(terms: Float64Array, columnSteps: Int32Array, lineSteps: Int32Array): Grid {
  return { terms, columns: running(columnSteps), lines: running(lineSteps) };
}

function running(steps: Int32Array): Int32Array {
  const places = new Int32Array(steps.length);
  let at = 0;
  for (let row = 0; row < steps.length; row++) places[row] = at += steps[row];
  return places;
}

/** x, y of a corner of the grid in metres. */
export function cornerOf({ terms }: Grid, column: number, line: number): [x: number, y: number] {
  const at = (first: number) =>
    terms[first] + terms[first + 1] * column + terms[first + 2] * line + terms[first + 3] * column * column + terms[first + 4] * column * line + terms[first + 5] * line * line;
  return [at(0), at(6)];
}

/** West, south, east, north of every row; of a row without a cell nothing holds. */
export function boxesOf(grid: Grid): Float32Array {
  const { terms: t, columns, lines } = grid;
  const boxes = new Float32Array(4 * columns.length);
  for (let row = 0; row < columns.length; row++) {
    const [c, l, at] = [columns[row], lines[row], 4 * row];
    if (c < 0) {
      boxes.fill(NaN, at, at + 4);
      continue;
    }
    const [d, m] = [c + 1, l + 1];
    boxes[at] = t[0] + t[1] * c + t[2] * l + t[3] * c * c + t[4] * c * l + t[5] * l * l;
    boxes[at + 1] = t[6] + t[7] * c + t[8] * l + t[9] * c * c + t[10] * c * l + t[11] * l * l;
    boxes[at + 2] = t[0] + t[1] * d + t[2] * m + t[3] * d * d + t[4] * d * m + t[5] * m * m;
    boxes[at + 3] = t[6] + t[7] * d + t[8] * m + t[9] * d * d + t[10] * d * m + t[11] * m * m;
  }
  return boxes;
}

/** Column and line that a point lies in: the straight part of the terms turned around, then made good three times. */
export function placeOf(grid: Grid, x: number, y: number): [column: number, line: number] {
  const { terms } = grid;
  const turned = terms[1] * terms[8] - terms[2] * terms[7];
  let [column, line] = [0, 0];
  for (let round = 0; round < 4; round++) {
    const [nearX, nearY] = cornerOf(grid, column, line);
    column += ((x - nearX) * terms[8] - (y - nearY) * terms[2]) / turned;
    line += ((y - nearY) * terms[1] - (x - nearX) * terms[7]) / turned;
  }
  return [column, line];
}

const known = new WeakMap<Grid, Index>();

/** The rows by their place; made once. */
export function indexOf(grid: Grid): Index {
  const found = known.get(grid) ?? makeIndex(grid);
  known.set(grid, found);
  return found;
}

function makeIndex({ columns, lines }: Grid): Index {
  let [left, low, right, top] = [Infinity, Infinity, -1, -1];
  for (let row = 0; row < columns.length; row++) {
    if (columns[row] < 0) continue;
    if (columns[row] < left) left = columns[row];
    if (columns[row] > right) right = columns[row];
    if (lines[row] < low) low = lines[row];
    if (lines[row] > top) top = lines[row];
  }
  if (right < 0) return { left: 0, low: 0, wide: 1, high: 1, rows: new Uint32Array(1) };
  const [wide, high] = [right - left + 1, top - low + 1];
  const rows = new Uint32Array(wide * high);
  for (let row = 0; row < columns.length; row++) if (columns[row] >= 0) rows[(lines[row] - low) * wide + columns[row] - left] = row + 1;
  return { left, low, wide, high, rows };
}

/** Row of the cell at a point; null where there is none. */
export function cellAt(grid: Grid, x: number, y: number): number | null {
  const { left, low, wide, high, rows } = indexOf(grid);
  const [column, line] = placeOf(grid, x, y).map(Math.floor);
  const inside = column >= left && line >= low && column < left + wide && line < low + high;
  const found = inside ? rows[(line - low) * wide + column - left] : 0;
  return found ? found - 1 : null;
}
