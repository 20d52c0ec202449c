/** Footprints of buildings, as `/api/v1/geometry/tiles` sends them tile by tile: format OCB1, little endian.
 *
 * Header of 48 bytes: "OCB1", u32 buildings, u32 vertices, u32 triangle indices, f64 longitude, f64 latitude of the
 * origin, f64 metres per unit, u64 reserved. Then i32[2n] first vertices as differences from building to building,
 * u16[n] vertices and u16[n] triangle indices per building, i16[] dx, i16[] dy from vertex to vertex within a
 * building, and u16[] triangle indices that count within their building. x points east, y north. */

export interface Columns {
  /** Number of buildings; their order is the row order of every value column, from the first row of the tile on. */
  count: number;
  origin: { longitude: number; latitude: number };
  /** x, y of every vertex in metres from the origin. */
  positions: Float32Array<ArrayBuffer>;
  /** Building of every vertex. */
  owners: Uint32Array<ArrayBuffer>;
  /** Triangles as indices into the vertices. */
  triangles: Uint32Array<ArrayBuffer>;
  /** First vertex of every building, and one behind the last. */
  vertexStarts: Uint32Array;
  /** First triangle index of every building, and one behind the last. */
  triangleStarts: Uint32Array;
  /** West, south, east, north of every building in metres. */
  boxes: Float32Array;
}

/** Memory that footprints need, bytes. */
export function sizeOf({ positions, owners, triangles, vertexStarts, triangleStarts, boxes }: Columns): number {
  return [positions, owners, triangles, vertexStarts, triangleStarts, boxes].reduce((sum, column) => sum + column.byteLength, 0);
}

const HEADER = 48;
const MAGIC = 'OCB1';

interface Header {
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
  const { count, vertices, indices } = header;
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
  const origin = { longitude: header.longitude, latitude: header.latitude };
  return { count, origin, ...assemble(raw, header) };
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
  const expected = HEADER + 12 * count + 4 * vertices + 2 * indices;
  if (buffer.byteLength < expected) throw new Error(`Geometry has ${buffer.byteLength} bytes; its header announces ${expected}.`);
  return { count, vertices, indices, longitude, latitude, metresPerUnit };
}

function assemble(raw: Raw, { count, vertices, indices, metresPerUnit }: Header) {
  const positions = new Float32Array(2 * vertices);
  const owners = new Uint32Array(vertices);
  const triangles = new Uint32Array(indices);
  const vertexStarts = running(raw.vertexCounts);
  const triangleStarts = running(raw.indexCounts);
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
    for (let index = triangleStarts[row]; index < triangleStarts[row + 1]; index++) triangles[index] = start + raw.local[index];
  }
  return { positions, owners, triangles, vertexStarts, triangleStarts, boxes };
}

/** Where each part begins when parts of these lengths lie one behind the other. */
function running(lengths: Uint16Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) starts[row + 1] = starts[row] + lengths[row];
  return starts;
}
