/** From far away a building is a few pixels: one rectangle of its centre, proportions and area stands for it. */
import type { Columns } from './columns';

export interface Rectangles {
  positions: Float32Array<ArrayBuffer>;
  owners: Uint32Array<ArrayBuffer>;
  triangles: Uint32Array<ArrayBuffer>;
}

const CORNERS = [[-1, -1], [1, -1], [1, 1], [-1, 1]];
const TWO_TRIANGLES = [0, 1, 2, 0, 2, 3];

export function rectangles(columns: Columns): Rectangles {
  const { count } = columns;
  const positions = new Float32Array(8 * count);
  const owners = new Uint32Array(4 * count);
  const triangles = new Uint32Array(6 * count);
  for (let row = 0; row < count; row++) {
    const [west, south, east, north] = columns.boxes.subarray(4 * row, 4 * row + 4);
    const box = (east - west) * (north - south);
    const shrink = Math.sqrt(Math.min(1, area(columns, row) / (box || 1))) / 2;
    CORNERS.forEach(([right, up], corner) => {
      positions[8 * row + 2 * corner] = (west + east) / 2 + right * shrink * (east - west);
      positions[8 * row + 2 * corner + 1] = (south + north) / 2 + up * shrink * (north - south);
    });
    owners.fill(row, 4 * row, 4 * row + 4);
    TWO_TRIANGLES.forEach((corner, index) => (triangles[6 * row + index] = 4 * row + corner));
  }
  return { positions, owners, triangles };
}

/** Ground that a building covers, m². */
export function area({ positions, triangles, triangleStarts }: Columns, row: number): number {
  let doubled = 0;
  for (let at = triangleStarts[row]; at < triangleStarts[row + 1]; at += 3) {
    const [a, b, c] = [2 * triangles[at], 2 * triangles[at + 1], 2 * triangles[at + 2]];
    const across = (positions[b] - positions[a]) * (positions[c + 1] - positions[a + 1]);
    doubled += Math.abs(across - (positions[c] - positions[a]) * (positions[b + 1] - positions[a + 1]));
  }
  return doubled / 2;
}
