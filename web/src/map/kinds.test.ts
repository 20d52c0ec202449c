/** Lines, points and cells: read, found under a pointer, marked, listed, straightened. */
import { describe, expect, it } from 'vitest';
import { decode, sizeOf } from './columns';
import { encode, encodeCells } from './columns.fixture';
import { Frame } from './frame';
import { cellAt, cornerOf, indexOf, placeOf } from './grid';
import { rowsInside } from './inside';
import { pieces, straighter } from './lines';
import { markOf } from './outline';
import { Picker } from './pick';
import { rowsInView } from './rows';

const lines = decode(encode([
  { rings: [[[0, 0], [100, 1], [200, 0], [200, 80]]], triangles: [0, 1, 1, 2, 2, 3] },
  { rings: [[[0, 50], [40, 50]], [[60, 50], [90, 50]]], triangles: [0, 1, 2, 3] },
], 24.94, 60.17, 1));
const points = decode(encode([{ rings: [[[5, 5]]], triangles: [] }, { rings: [[[150, 90]]], triangles: [] }, { rings: [[[300, 5]]], triangles: [] }], 24.94, 60.17, 2));
const cells = decode(encodeCells([[4, 2], [5, 2], [-1, 0], [4, 3]], 24.94, 60.17));
const frame = new Frame({ longitude: 24.94, latitude: 60.17 });

it('a kind that nobody knows is refused', () => {
  expect(() => decode(encode([{ rings: [[[0, 0]]], triangles: [] }], 0, 0, 9))).toThrow(/kind 9/);
});

describe('lines', () => {
  it('are found near by, the nearest first, and not from afar', () => {
    const picker = new Picker(lines);
    expect([picker.at(50, 5, 10), picker.at(50, 30, 60), picker.at(50, 50, 5), picker.at(50, 30, 5)]).toEqual([0, 1, null, null]);
  });

  it('are drawn as pieces in bundles, and straighter from far away', () => {
    const { ends, owners, bundles } = pieces(lines);
    expect([...owners]).toEqual([0, 0, 0, 1, 1]);
    expect([...ends.slice(4, 8)]).toEqual([100, 1, 200, 0]);
    expect(bundles).toEqual([{ box: [0, 0, 200, 80], first: 0, count: 5 }]);
    const { order, bundles: far } = straighter(lines, 4);
    expect([...order]).toEqual([0, 2, 2, 3, 4, 5, 6, 7]);
    expect(far).toEqual([{ box: [0, 0, 200, 80], first: 0, count: 8 }]);
  });

  it('are marked along their course', () => {
    const mark = markOf({ columns: lines, frame }, 1) as GeoJSON.MultiLineString;
    expect(mark.coordinates).toHaveLength(2);
    expect(mark.coordinates[0][0][0]).toBeCloseTo(24.94, 6);
  });
});

describe('points', () => {
  it('are found within reach and marked as what they are', () => {
    const picker = new Picker(points);
    expect([picker.at(9, 5, 8), picker.at(30, 5, 8), picker.at(298, 7, 8)]).toEqual([0, null, 2]);
    expect(markOf({ columns: points, frame }, 2)).toMatchObject({ type: 'MultiPoint', coordinates: [[expect.closeTo(24.9454, 4), expect.closeTo(60.17004, 4)]] });
  });
});

describe('cells', () => {
  it('are found by their place, one without a place never', () => {
    const grid = cells.grid!;
    const [x, y] = cornerOf(grid, 5.5, 2.5);
    const [column, line] = placeOf(grid, x, y);
    expect([column, line]).toEqual([expect.closeTo(5.5, 6), expect.closeTo(2.5, 6)]);
    expect([cellAt(grid, x, y), new Picker(cells).at(...cornerOf(grid, 4.5, 3.5)), cellAt(grid, ...cornerOf(grid, 5.5, 3.5)), cellAt(grid, -100, 0)]).toEqual([1, 3, null, null]);
    expect(indexOf(grid)).toMatchObject({ left: 4, low: 2, wide: 2, high: 2 });
    expect([...indexOf(grid).rows]).toEqual([1, 2, 4, 0]);
  });

  it('have boxes for the table, an outline and a size', () => {
    expect([...rowsInView(cells, [45, 125, 55, 128])]).toEqual([0, 1]);
    expect((markOf({ columns: cells, frame }, 0) as GeoJSON.MultiLineString).coordinates[0]).toHaveLength(5);
    expect((markOf({ columns: cells, frame }, 2) as GeoJSON.MultiLineString).coordinates).toEqual([]);
    expect(sizeOf(cells)).toBeGreaterThan(4 * 8);
  });

  it('are listed where a drawn area holds their middle', () => {
    const corner = (x: number, y: number): [number, number] => {
      const { longitude, latitude } = frame.toPlace(x, y);
      return [longitude, latitude];
    };
    expect(rowsInside(cells, frame, [corner(38, 118), corner(52, 118), corner(52, 142), corner(38, 142)])).toEqual([0, 3]);
  });
});
