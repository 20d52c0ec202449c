/** From far away a building is a few pixels: one rectangle of its centre, proportions and area stands for it. */
import type { Columns } from './columns';

export interface Rectangles {
  positions: Float32Array<ArrayBuffer>;
  owners: Uint32Array<ArrayBuffer>;
  triangles: Uint32Array<ArrayBuffer>;
}

const RIGHT = [-1, 1, 1, -1];
const UP = [-1, -1, 1, 1];
const TWO_TRIANGLES = [0, 1, 2, 0, 2, 3];

export function rectangles(columns: Columns): Rectangles {
  const { count, boxes } = columns;
  const positions = new Float32Array(8 * count);
  const owners = new Uint32Array(4 * count);
  const triangles = new Uint32Array(6 * count);
  for (let row = 0; row < count; row++) {
    const box = 4 * row;
    const wide = boxes[box + 2] - boxes[box];
    const high = boxes[box + 3] - boxes[box + 1];
    const shrink = Math.sqrt(Math.min(1, area(columns, row) / (wide * high || 1)));
    for (let corner = 0; corner < 4; corner++) {
      positions[8 * row + 2 * corner] = boxes[box] + (wide * (1 + RIGHT[corner] * shrink)) / 2;
      positions[8 * row + 2 * corner + 1] = boxes[box + 1] + (high * (1 + UP[corner] * shrink)) / 2;
      owners[4 * row + corner] = row;
    }
    for (let index = 0; index < 6; index++) triangles[6 * row + index] = 4 * row + TWO_TRIANGLES[index];
  }
  return { positions, owners, triangles };
}

/** Ground that a polygon covers, m². */
export function area({ positions, indices, indexStarts }: Columns, row: number): number {
  let doubled = 0;
  for (let at = indexStarts[row]; at < indexStarts[row + 1]; at += 3) {
    const a = 2 * indices[at];
    const b = 2 * indices[at + 1];
    const c = 2 * indices[at + 2];
    const across = (positions[b] - positions[a]) * (positions[c + 1] - positions[a + 1]);
    doubled += Math.abs(across - (positions[c] - positions[a]) * (positions[b + 1] - positions[a + 1]));
  }
  return doubled / 2;
}
