/** Which rows of a difference are too close to call. */
import type { UnclearRows } from '../state/sides';
import type { Box } from './chunks';
import type { Columns } from './columns';

/** Rows that one question may name. */
const MOST = 2000;

/** Marks by row of the whole city. */
export function marksOf(rows: readonly { row: number; unclear: boolean }[], length: number, asked: number): UnclearRows {
  const marks = new Float32Array(length);
  let count = 0;
  for (const { row, unclear } of rows) {
    if (!unclear || row >= length) continue;
    marks[row] = 1;
    count++;
  }
  return { marks, count, drawn: rows.length, asked };
}

/** Rows from the middle of the view outwards, as many as can be asked for at once. */
export function nearest(rows: readonly number[], parts: readonly { first: number; columns: Columns }[], [west, south, east, north]: Box): number[] {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const far = new Map<number, number>();
  for (const row of rows) {
    const part = parts.find(({ first, columns }) => row >= first && row < first + columns.count);
    if (!part) continue;
    const { boxes } = part.columns;
    const at = 4 * (row - part.first);
    far.set(row, Math.hypot((boxes[at] + boxes[at + 2]) / 2 - x, (boxes[at + 1] + boxes[at + 3]) / 2 - y));
  }
  return [...far].sort(([, one], [, other]) => one - other).slice(0, MOST).map(([row]) => row);
}
