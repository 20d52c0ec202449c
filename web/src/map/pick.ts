/** Which row is under a point: a grid of squares, then the shapes of the few candidates. No graphics card needed. */
import { boxOf, overlap, type Box } from './chunks';
import type { Columns } from './columns';
import { cellAt } from './grid';

const SQUARE = 100;
/** More squares than any city is wide, so that a pair of their numbers is one key. */
const STRIDE = 1 << 20;
/** Lines and points are looked for as far as this around a place, m: from far away a finger covers half a city. */
const FARTHEST = 250;

export class Picker {
  private readonly box: Box;
  /** Rows are sorted into squares when one is first looked for: the first picture does not wait for it. */
  private squares: Map<number, number[]> | null = null;

  constructor(private readonly columns: Columns) {
    this.box = boxOf(columns, 0, columns.count);
  }

  /** Row at x, y in metres, of lines and points the nearest within `reach` metres; null where there is none. */
  at(x: number, y: number, reach = 0): number | null {
    const { kind, grid } = this.columns;
    const around = kind === 'line' || kind === 'point' ? Math.min(reach, FARTHEST) : 0;
    if (!overlap(this.box, [x - around, y - around, x + around, y + around])) return null;
    if (grid) return cellAt(grid, x, y);
    this.squares ??= this.sort();
    if (kind === 'polygon') return this.near(x, y, 0).find((row) => this.boxHolds(row, x, y) && this.polygonHolds(row, x, y)) ?? null;
    return this.nearest(x, y, around);
  }

  private nearest(x: number, y: number, reach: number): number | null {
    let [found, least]: [number | null, number] = [null, reach];
    for (const row of this.near(x, y, reach)) {
      const far = this.distance(row, x, y);
      if (far <= least) [found, least] = [row, far];
    }
    return found;
  }

  private near(x: number, y: number, reach: number): number[] {
    const at = (side: number) => Math.floor(side / SQUARE);
    const rows: number[] = [];
    for (let column = at(x - reach); column <= at(x + reach); column++) {
      for (let line = at(y - reach); line <= at(y + reach); line++) rows.push(...(this.squares!.get(key(column, line)) ?? []));
    }
    return rows;
  }

  private distance(row: number, x: number, y: number): number {
    const { kind, positions, indices, indexStarts, vertexStarts } = this.columns;
    if (kind === 'point') {
      const at = 2 * vertexStarts[row];
      return vertexStarts[row] < vertexStarts[row + 1] ? Math.hypot(positions[at] - x, positions[at + 1] - y) : Infinity;
    }
    let least = Infinity;
    for (let at = indexStarts[row]; at < indexStarts[row + 1]; at += 2) least = Math.min(least, toPiece(positions, 2 * indices[at], 2 * indices[at + 1], x, y));
    return least;
  }

  private sort(): Map<number, number[]> {
    const squares = new Map<number, number[]>();
    for (let row = 0; row < this.columns.count; row++) this.enter(row, squares);
    return squares;
  }

  private enter(row: number, squares: Map<number, number[]>): void {
    const [west, south, east, north] = this.columns.boxes.subarray(4 * row, 4 * row + 4);
    for (let column = Math.floor(west / SQUARE); column <= Math.floor(east / SQUARE); column++) {
      for (let line = Math.floor(south / SQUARE); line <= Math.floor(north / SQUARE); line++) {
        const square = squares.get(key(column, line));
        if (square) square.push(row);
        else squares.set(key(column, line), [row]);
      }
    }
  }

  private boxHolds(row: number, x: number, y: number): boolean {
    const { boxes } = this.columns;
    return x >= boxes[4 * row] && y >= boxes[4 * row + 1] && x <= boxes[4 * row + 2] && y <= boxes[4 * row + 3];
  }

  private polygonHolds(row: number, x: number, y: number): boolean {
    const { positions, indices, indexStarts } = this.columns;
    const side = (from: number, to: number) => {
      const [a, b] = [2 * indices[from], 2 * indices[to]];
      return (positions[b] - positions[a]) * (y - positions[a + 1]) - (positions[b + 1] - positions[a + 1]) * (x - positions[a]);
    };
    for (let at = indexStarts[row]; at < indexStarts[row + 1]; at += 3) {
      const turns = [side(at, at + 1), side(at + 1, at + 2), side(at + 2, at)];
      if (turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0)) return true;
    }
    return false;
  }
}

/** Distance of a point from a piece of a line between two vertices. */
function toPiece(positions: Float32Array, from: number, to: number, x: number, y: number): number {
  const [ax, ay] = [positions[from], positions[from + 1]];
  const [dx, dy] = [positions[to] - ax, positions[to + 1] - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + share * dx - x, ay + share * dy - y);
}

function key(column: number, line: number): number {
  return (column + STRIDE / 2) * STRIDE + line + STRIDE / 2;
}
