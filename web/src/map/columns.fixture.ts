/** Writes OCB1 for tests: footprints in metres with their triangles. */

export interface Footprint {
  rings: [x: number, y: number][][];
  triangles: number[];
}

const METRES_PER_UNIT = 0.05;

export function encode(footprints: Footprint[], longitude: number, latitude: number): ArrayBuffer {
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
  for (const number of [longitude, latitude, METRES_PER_UNIT, 0]) put('setFloat64', 8, number);
  vertices.forEach(([first], row) => first.forEach((side, axis) => put('setInt32', 4, side - (row ? vertices[row - 1][0][axis] : 0))));
  for (const points of vertices) put('setUint16', 2, points.length);
  for (const { triangles } of footprints) put('setUint16', 2, triangles.length);
  for (const axis of [0, 1]) {
    for (const points of vertices) points.forEach((point, index) => put('setInt16', 2, point[axis] - points[Math.max(0, index - 1)][axis]));
  }
  for (const index of indices) put('setUint16', 2, index);
  return buffer;
}
