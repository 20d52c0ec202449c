/** Writes OCB1 for tests: shapes in metres with their triangles or pieces, and cells of a grid. */

export interface Footprint {
  rings: [x: number, y: number][][];
  triangles: number[];
}

const METRES_PER_UNIT = 0.05;

export function encode(footprints: Footprint[], longitude: number, latitude: number, kind = 0): ArrayBuffer {
  const vertices = footprints.map(({ rings }) => rings.flat().map((point) => point.map((side) => Math.round(side / METRES_PER_UNIT))));
  const total = vertices.flat().length;
  const indices = footprints.flatMap(({ triangles }) => triangles);
  const buffer = new ArrayBuffer(48 + 12 * footprints.length + 4 * total + 2 * indices.length);
  const view = new DataView(buffer);
  let at = 0;
  const put = (method: 'setUint32' | 'setInt32' | 'setUint16' | 'setInt16' | 'setFloat64', size: number, value: number) => {
    view[method](at, value, true);
    at += size;
  };
  for (const letter of 'OCB1') view.setUint8(at++, letter.charCodeAt(0));
  for (const count of [footprints.length, total, indices.length]) put('setUint32', 4, count);
  for (const number of [longitude, latitude, METRES_PER_UNIT]) put('setFloat64', 8, number);
  for (const number of [kind, 0]) put('setUint32', 4, number);
  vertices.forEach(([first], row) => first.forEach((side, axis) => put('setInt32', 4, side - (row ? vertices[row - 1][0][axis] : 0))));
  for (const points of vertices) put('setUint16', 2, points.length);
  for (const { triangles } of footprints) put('setUint16', 2, triangles.length);
  for (const axis of [0, 1]) {
    for (const points of vertices) points.forEach((point, index) => put('setInt16', 2, point[axis] - points[Math.max(0, index - 1)][axis]));
  }
  for (const index of indices) put('setUint16', 2, index);
  return buffer;
}

/** Cells of 10 m, from columns and lines; column -1 for none. */
export function encodeCells(places: [column: number, line: number][], longitude: number, latitude: number): ArrayBuffer {
  const buffer = new ArrayBuffer(48 + 96 + 8 * places.length);
  const view = new DataView(buffer);
  [...'OCB1'].forEach((letter, at) => view.setUint8(at, letter.charCodeAt(0)));
  view.setUint32(4, places.length, true);
  [longitude, latitude, METRES_PER_UNIT].forEach((number, at) => view.setFloat64(16 + 8 * at, number, true));
  view.setUint32(40, 3, true);
  [0, 10, 0, 0, 0, 0.001, 100, 0.1, 10, 0, 0, 0].forEach((term, at) => view.setFloat64(48 + 8 * at, term, true));
  for (const axis of [0, 1]) {
    places.forEach((place, row) => view.setInt32(144 + 4 * (axis * places.length + row), place[axis] - (row ? places[row - 1][axis] : 0), true));
  }
  return buffer;
}
