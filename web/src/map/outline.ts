/** The walls of a building: edges that belong to one of its triangles only. Courtyards come out right. */
import type { Columns } from './columns';
import type { Frame } from './frame';

/** Vertex pairs of the outline of one building. */
export function outline(columns: Columns, row: number): number[] {
  const first = columns.vertexStarts[row];
  const size = columns.vertexStarts[row + 1] - first;
  const { triangles } = columns;
  const seen = new Map<number, number>();
  for (let at = columns.triangleStarts[row]; at < columns.triangleStarts[row + 1]; at += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const one = triangles[at + corner] - first;
      const other = triangles[at + ((corner + 1) % 3)] - first;
      const key = one < other ? one * size + other : other * size + one;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  const edges: number[] = [];
  for (const [key, times] of seen) if (times === 1) edges.push(first + Math.floor(key / size), first + (key % size));
  return edges;
}

/** The walls of one building as lines of longitude and latitude. */
export function walls({ columns, frame }: { columns: Columns; frame: Frame }, row: number): [number, number][][] {
  const corner = (vertex: number): [number, number] => {
    const { longitude, latitude } = frame.toPlace(columns.positions[2 * vertex], columns.positions[2 * vertex + 1]);
    return [longitude, latitude];
  };
  const edges = outline(columns, row);
  return edges.flatMap((vertex, at) => (at % 2 ? [] : [[corner(vertex), corner(edges[at + 1])]]));
}

/** Vertex pairs of the outlines of several buildings, ready for the graphics card. */
export function outlines(columns: Columns, rows: Iterable<number>): Uint32Array<ArrayBuffer> {
  const edges: number[] = [];
  for (const row of rows) for (const vertex of outline(columns, row)) edges.push(vertex);
  return Uint32Array.from(edges);
}
