/** Shapes of an entity, as `/api/v1/geometry/{entity}/tiles` sends them tile by tile: format OCB1, little endian.
 *
 * Header of 48 bytes: "OCB1", u32 rows, u32 vertices, u32 indices, f64 longitude, f64 latitude of the origin, f64
 * metres per unit, u64 kind. Then i32[2n] first vertices as differences from row to row, u16[n] vertices and u16[n]
 * indices per row, i16[] dx, i16[] dy from vertex to vertex within a row, and u16[] indices that count within their
 * row: three a triangle, two a piece of a line. Cells have f64[12], the terms of their grid, and i32[n] column and i32[n]
 * line as differences from row to row. x points east, y north. */
import { boxesOf, gridOf, type Grid } from './grid';

export type Kind = 'polygon' | 'line' | 'point' | 'cell';

export interface Columns {
  kind: Kind;
  /** Number of rows; their order is the row order of every value column, from the first row of the tile on. */
  count: number;
  origin: { longitude: number; latitude: number };
  /** x, y of every vertex in metres from the origin. */
  positions: Float32Array<ArrayBuffer>;
  /** Row of every vertex. */
  owners: Uint32Array<ArrayBuffer>;
  /** Triangles of polygons, pieces of lines, as indices into the vertices. */
  indices: Uint32Array<ArrayBuffer>;
  /** First vertex of every row, and one behind the last. */
  vertexStarts: Uint32Array;
  /** First index of every row, and one behind the last. */
  indexStarts: Uint32Array;
  /** West, south, east, north of every row in metres. */
  boxes: Float32Array;
  /** Where cells lie; null of other shapes. */
  grid: Grid | null;
}

/** Memory that shapes need, bytes. */
export function sizeOf({ positions, owners, indices, vertexStarts, indexStarts, boxes, grid }: Columns): number {
  const columns = [positions, owners, indices, vertexStarts, indexStarts, boxes, ...(grid ? [grid.columns, grid.lines] : [])];
  return columns.reduce((sum, column) => sum + column.byteLength, 0);
}

const HEADER = 48;
const MAGIC = 'OCB1';
const KINDS: readonly Kind[] = ['polygon', 'line', 'point', 'cell'];
const TERMS = 12;

interface Header {
  kind: Kind;
  count: number;
  vertices: number;
  indices: number;
  longitude: number;
  latitude: number;
  metresPerUnit: number;
}

/** Read OCB1. Throws an Error that says what is wrong with the bytes. */
export function decode(buffer: ArrayBuffer): Columns {
  const header = readHeader(buffer);
  const origin = { longitude: header.longitude, latitude: header.latitude };
  return header.kind === 'cell' ? decodeCells(buffer, header, origin) : decodeShapes(buffer, header, origin);
}

function decodeCells(buffer: ArrayBuffer, { count, kind }: Header, origin: Columns['origin']): Columns {
  const grid = gridOf(new Float64Array(buffer, HEADER, TERMS), new Int32Array(buffer, HEADER + 8 * TERMS, count), new Int32Array(buffer, HEADER + 8 * TERMS + 4 * count, count));
  const none = new Uint32Array(0);
  return { kind, count, origin, positions: new Float32Array(0), owners: none, indices: none, vertexStarts: none, indexStarts: none, boxes: boxesOf(grid), grid };
}

function decodeShapes(buffer: ArrayBuffer, header: Header, origin: Columns['origin']): Columns {
  const { count, vertices, indices, kind } = header;
  let at = HEADER;
  const take = <T>(type: new (buffer: ArrayBuffer, at: number, length: number) => T, length: number, size: number): T => {
    const column = new type(buffer, at, length);
    at += length * size;
    return column;
  };
  const raw: Raw = {
    first: take(Int32Array, 2 * count, 4),
    vertexCounts: take(Uint16Array, count, 2),
    indexCounts: take(Uint16Array, count, 2),
    dx: take(Int16Array, vertices, 2),
    dy: take(Int16Array, vertices, 2),
    local: take(Uint16Array, indices, 2),
  };
  return { kind, count, origin, grid: null, ...assemble(raw, header) };
}

interface Raw {
  first: Int32Array;
  vertexCounts: Uint16Array;
  indexCounts: Uint16Array;
  dx: Int16Array;
  dy: Int16Array;
  local: Uint16Array;
}

function readHeader(buffer: ArrayBuffer): Header {
  if (buffer.byteLength < HEADER) throw new Error(`Geometry of ${buffer.byteLength} bytes is shorter than its header of ${HEADER}.`);
  const view = new DataView(buffer);
  const magic = String.fromCharCode(...new Uint8Array(buffer, 0, 4));
  if (magic !== MAGIC) throw new Error(`Geometry begins with "${magic}", not with "${MAGIC}".`);
  const [count, vertices, indices] = [4, 8, 12].map((at) => view.getUint32(at, true));
  const [longitude, latitude, metresPerUnit] = [16, 24, 32].map((at) => view.getFloat64(at, true));
  const kind = KINDS[view.getUint32(40, true)];
  if (!kind) throw new Error(`Geometry is of kind ${view.getUint32(40, true)}; known are 0 to ${KINDS.length - 1}.`);
  const expected = HEADER + (kind === 'cell' ? 8 * TERMS + 8 * count : 12 * count + 4 * vertices + 2 * indices);
  if (buffer.byteLength < expected) throw new Error(`Geometry has ${buffer.byteLength} bytes; its header announces ${expected}.`);
  return { kind, count, vertices, indices, longitude, latitude, metresPerUnit };
}

function assemble(raw: Raw, { count, vertices, indices, metresPerUnit }: Header) {
  const positions = new Float32Array(2 * vertices);
  const owners = new Uint32Array(vertices);
  const pieces = new Uint32Array(indices);
  const vertexStarts = running(raw.vertexCounts);
  const indexStarts = running(raw.indexCounts);
  const boxes = new Float32Array(4 * count);
  let [firstX, firstY] = [0, 0];
  for (let row = 0; row < count; row++) {
    let x = (firstX += raw.first[2 * row]);
    let y = (firstY += raw.first[2 * row + 1]);
    const start = vertexStarts[row];
    const end = vertexStarts[row + 1];
    let west = x, south = y, east = x, north = y;
    for (let vertex = start; vertex < end; vertex++) {
      x += raw.dx[vertex];
      y += raw.dy[vertex];
      positions[2 * vertex] = x * metresPerUnit;
      positions[2 * vertex + 1] = y * metresPerUnit;
      owners[vertex] = row;
      if (x < west) west = x; else if (x > east) east = x;
      if (y < south) south = y; else if (y > north) north = y;
    }
    boxes[4 * row] = west * metresPerUnit;
    boxes[4 * row + 1] = south * metresPerUnit;
    boxes[4 * row + 2] = east * metresPerUnit;
    boxes[4 * row + 3] = north * metresPerUnit;
    for (let index = indexStarts[row]; index < indexStarts[row + 1]; index++) pieces[index] = start + raw.local[index];
  }
  return { positions, owners, indices: pieces, vertexStarts, indexStarts, boxes };
}

/** Where each part begins when parts of these lengths lie one behind the other. */
function running(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) starts[row + 1] = starts[row] + lengths[row];
  return starts;
}
