/** Which building is under a point: a grid of cells, then the triangles of the few candidates. No graphics card needed. */
import { boxOf, overlap, type Box } from './chunks';
import type { Columns } from './columns';

const CELL = 100;
/** More cells than any city is wide, so that a pair of cell numbers is one key. */
const STRIDE = 1 << 20;

export class Picker {
  private readonly box: Box;
  /** Buildings are sorted into cells when one is first looked for: the first picture does not wait for it. */
  private cells: Map<number, number[]> | null = null;

  constructor(private readonly columns: Columns) {
    this.box = boxOf(columns, 0, columns.count);
  }

  /** Row of the building at x, y in metres; null where there is none. */
  at(x: number, y: number): number | null {
    if (!overlap(this.box, [x, y, x, y])) return null;
    this.cells ??= this.sort();
    const candidates = this.cells.get(key(Math.floor(x / CELL), Math.floor(y / CELL))) ?? [];
    return candidates.find((row) => this.boxHolds(row, x, y) && this.buildingHolds(row, x, y)) ?? null;
  }

  private sort(): Map<number, number[]> {
    const cells = new Map<number, number[]>();
    for (let row = 0; row < this.columns.count; row++) this.enter(row, cells);
    return cells;
  }

  private enter(row: number, cells: Map<number, number[]>): void {
    const [west, south, east, north] = this.columns.boxes.subarray(4 * row, 4 * row + 4);
    for (let column = Math.floor(west / CELL); column <= Math.floor(east / CELL); column++) {
      for (let line = Math.floor(south / CELL); line <= Math.floor(north / CELL); line++) {
        const cell = cells.get(key(column, line));
        if (cell) cell.push(row);
        else cells.set(key(column, line), [row]);
      }
    }
  }

  private boxHolds(row: number, x: number, y: number): boolean {
    const { boxes } = this.columns;
    return x >= boxes[4 * row] && y >= boxes[4 * row + 1] && x <= boxes[4 * row + 2] && y <= boxes[4 * row + 3];
  }

  private buildingHolds(row: number, x: number, y: number): boolean {
    const { positions, triangles, triangleStarts } = this.columns;
    const side = (from: number, to: number) => {
      const [a, b] = [2 * triangles[from], 2 * triangles[to]];
      return (positions[b] - positions[a]) * (y - positions[a + 1]) - (positions[b + 1] - positions[a + 1]) * (x - positions[a]);
    };
    for (let at = triangleStarts[row]; at < triangleStarts[row + 1]; at += 3) {
      const turns = [side(at, at + 1), side(at + 1, at + 2), side(at + 2, at)];
      if (turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0)) return true;
    }
    return false;
  }
}

function key(column: number, line: number): number {
  return (column + STRIDE / 2) * STRIDE + line + STRIDE / 2;
}
