/** The outline of a row; of a polygon the edges that belong to one of its triangles only. Courtyards come out right. */
import type { Columns } from './columns';
import type { Frame } from './frame';
import { cornerOf } from './grid';

/** Vertex pairs of the outline of one polygon, or of the pieces of one line. */
export function outline(columns: Columns, row: number): number[] {
  if (columns.kind !== 'polygon') return [...columns.indices.subarray(columns.indexStarts[row], columns.indexStarts[row + 1])];
  const first = columns.vertexStarts[row];
  const size = columns.vertexStarts[row + 1] - first;
  const { indices } = columns;
  const seen = new Map<number, number>();
  for (let at = columns.indexStarts[row]; at < columns.indexStarts[row + 1]; at += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const one = indices[at + corner] - first;
      const other = indices[at + ((corner + 1) % 3)] - first;
      const key = one < other ? one * size + other : other * size + one;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  const edges: number[] = [];
  for (const [key, times] of seen) if (times === 1) edges.push(first + Math.floor(key / size), first + (key % size));
  return edges;
}

/** What marks one row on the map, in longitude and latitude: its outline, or the point that it is. */
export function markOf({ columns, frame }: { columns: Columns; frame: Frame }, row: number): GeoJSON.Geometry {
  const place = (x: number, y: number): [number, number] => {
    const { longitude, latitude } = frame.toPlace(x, y);
    return [longitude, latitude];
  };
  const vertex = (at: number) => place(columns.positions[2 * at], columns.positions[2 * at + 1]);
  const { kind, grid, vertexStarts } = columns;
  if (grid) {
    const [column, line] = [grid.columns[row], grid.lines[row]];
    const corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(([right, up]) => place(...cornerOf(grid, column + right, line + up)));
    return { type: 'MultiLineString', coordinates: column < 0 ? [] : [corners] };
  }
  if (kind === 'point') return { type: 'MultiPoint', coordinates: vertexStarts[row] < vertexStarts[row + 1] ? [vertex(vertexStarts[row])] : [] };
  const edges = outline(columns, row);
  return { type: 'MultiLineString', coordinates: edges.flatMap((each, at) => (at % 2 ? [] : [[vertex(each), vertex(edges[at + 1])]])) };
}

/** Vertex pairs of the outlines of several rows, ready for the graphics card. */
export function outlines(columns: Columns, rows: Iterable<number>): Uint32Array<ArrayBuffer> {
  const edges: number[] = [];
  for (const row of rows) for (const vertex of outline(columns, row)) edges.push(vertex);
  return Uint32Array.from(edges);
}
