/** What stands around the buildings: difference, table, points, edge, drawing, picture. */
import { describe, expect, it } from 'vitest';
import { changeClasses, differences } from './change';
import { classesOf, classOf } from './classes';
import { changeTokens } from './colours';
import { decode } from './columns';
import { encode, type Footprint } from './columns.fixture';
import { finished, pressed, several, undone, type Drawing } from './drawing';
import { outsideSpot, pointer } from './edge';
import { fileName, wrapped } from './picture';
import { middleOf, placePoints, type MapPoint } from './points';
import { PAGE, pages, rowsInView, sorted } from './rows';

describe('the difference', () => {
  const today = Float32Array.from({ length: 100 }, () => 100);
  const plan = today.map((value, row) => value - (row < 60 ? row : 0));

  it('has three round steps on either side of a class that is too close to call', () => {
    const { breaks } = changeClasses(today, plan);
    expect(breaks).toEqual([-40, -20, -5, 5, 20, 40]);
    expect([-50, -30, -10, -1, 0, 4.9, 10, 90].map((change) => classOf(change, { lowest: 0, breaks }))).toEqual([0, 1, 2, 3, 3, 3, 4, 6]);
  });

  it('has rising breaks where nothing or hardly anything changes', () => {
    for (const other of [today, today.map((value, row) => (row ? value : 94)), today.map(() => NaN)]) {
      const { breaks } = changeClasses(today, other);
      expect(breaks).toHaveLength(6);
      expect(breaks.every((limit, at) => at === 0 || limit > breaks[at - 1])).toBe(true);
    }
    expect(changeClasses(new Float32Array(4), new Float32Array(4)).breaks).toEqual([-4, -2, -1, 1, 2, 4]);
  });

  it('tells temperatures by how far they lie apart, not by a part of them', () => {
    const felt = Float32Array.from({ length: 100 }, (_, row) => 33 + row / 20);
    const shaded = felt.map((value, row) => value - (row < 10 ? 1.94 : 0));
    const { breaks } = changeClasses(felt, shaded, '°C');
    expect(breaks[3]).toBeLessThanOrEqual(0.3);
    expect([-1.94, -0.01].map((change) => classOf(change, { lowest: 0, breaks }))).toEqual([expect.toSatisfy((one: number) => one < 3), 3]);
    expect(classOf(-1.94, changeClasses(felt, shaded))).toBe(3);
  });

  it('has classes of the data where all temperatures lie in one of the declared ones', () => {
    const felt = Float32Array.from({ length: 100 }, (_, row) => 33 + row / 20);
    const declared = [20, 23, 26, 29, 32, 38];
    expect(classesOf(declared, felt, 'K').breaks).toEqual([23, 26, 29, 32, 38]);
    expect(new Set([...felt].map((value) => classOf(value, classesOf(declared, felt, '°C')))).size).toBeGreaterThan(3);
    expect(classesOf(declared, felt.map((value, row) => value - (row % 4) * 5), '°C').breaks).toEqual([23, 26, 29, 32, 38]);
  });

  it('keeps what has no value without one', () => {
    expect([...differences(Float32Array.of(1, NaN, 3), Float32Array.of(3, 1, NaN))]).toEqual([2, NaN, NaN]);
  });

  it('has the better end in blue-green, whichever way is better', () => {
    expect(changeTokens('less')[0]).toBe('--change-n3');
    expect(changeTokens('more')[6]).toBe('--change-n3');
    expect(changeTokens('more')[3]).toBe('--change-0');
  });
});

describe('the table of the map', () => {
  const house = (x: number): Footprint => ({ rings: [[[x, 0], [x + 10, 0], [x + 10, 10], [x, 10]]], triangles: [0, 1, 2, 0, 2, 3] });
  const columns = decode(encode([house(0), house(100), house(200)], 24.94, 60.17));

  it('lists the buildings that are in view', () => {
    expect([...rowsInView(columns, [-5, -5, 105, 5])]).toEqual([0, 1]);
    expect([...rowsInView(columns, [300, 0, 400, 10])]).toEqual([]);
  });

  it('sorts both ways, with missing values last', () => {
    const rows = Uint32Array.of(0, 1, 2, 3);
    const values = Float32Array.of(5, NaN, 9, 5);
    expect([...sorted(rows, values, true)]).toEqual([2, 0, 3, 1]);
    expect([...sorted(rows, values, false)]).toEqual([0, 3, 2, 1]);
  });

  it('has a page even when it is empty', () => {
    expect([0, 1, PAGE, PAGE + 1].map(pages)).toEqual([1, 1, 1, 2]);
  });
});

describe('points', () => {
  const point = (name: string, x: number): MapPoint => ({ id: name, name, longitude: x, latitude: 50, value: '12 GWh/a' });
  const project = ({ longitude, latitude }: MapPoint): [number, number] => [longitude, latitude];

  it('tell their value where it has room, from zoom 13 on', () => {
    const points = [point('A', 50), point('B', 90), point('C', 300), point('D', 900)];
    const told = (zoom: number) => placePoints(points, zoom, [400, 100], project).map((placed) => [placed.point.name, placed.told]);
    expect(told(13)).toEqual([['A', false], ['B', true], ['C', true]]);
    expect(told(12)).toEqual([['A', false], ['B', false], ['C', false]]);
  });

  it('stand in the middle of the largest part of a zone', () => {
    const square = (x: number, side: number) => [[[x, 0], [x + side, 0], [x + side, side], [x, side], [x, 0]]];
    expect(middleOf({ type: 'Polygon', coordinates: square(0, 2) })).toEqual([1, 1]);
    expect(middleOf({ type: 'MultiPolygon', coordinates: [square(0, 2), square(10, 4)] })).toEqual([12, 2]);
    expect(middleOf({ type: 'Polygon', coordinates: [[[3, 4], [3, 4], [3, 4]]] })).toEqual([3, 4]);
  });
});

describe('the edge of the view', () => {
  it('points to what is outside', () => {
    expect(pointer([200, 100], [400, 200], [50, 40])).toBeNull();
    expect(pointer([800, 100], [400, 200], [50, 40])).toEqual({ x: 350, y: 100, angle: 90, far: 600 });
    expect(pointer([200, -300], [400, 200], [50, 40])).toMatchObject({ x: 200, y: 40, angle: 0 });
    const corner = pointer([1000, 900], [400, 200], [50, 40])!;
    expect([corner.x, corner.y]).toEqual([260, 160]);
  });

  it('says where there is no data, in the largest strip that has room', () => {
    expect(outsideSpot([0, 0, 400, 200], [400, 200])).toBeNull();
    expect(outsideSpot([200, -50, 500, 250], [400, 200])).toEqual([100, 100]);
    expect(outsideSpot([100, 80, 900, 900], [400, 200])).toEqual([200, 40]);
    expect(outsideSpot([500, 300, 900, 900], [400, 200])).toEqual([200, 100]);
  });
});

describe('what is drawn for a measure', () => {
  const empty: Drawing = { measure: 1, corners: [], zones: null };

  it('grows by corners and shrinks by the last of them', () => {
    const two = pressed(pressed(empty, [1, 2], null), [3, 4], 'Kallio');
    expect(two.corners).toEqual([[1, 2], [3, 4]]);
    expect(undone(two).corners).toEqual([[1, 2]]);
    expect(undone(undone(undone(two))).corners).toEqual([]);
  });

  it('is ended by pressing its last corner again, once it has enough of them', () => {
    const two = pressed(pressed(empty, [1, 2], null), [3, 4], null);
    const three = pressed(two, [5, 6], null);
    expect(pressed(two, [3, 4], null, true)).toMatchObject({ corners: two.corners, ended: false });
    expect(pressed(three, [5, 6], null, true)).toMatchObject({ corners: three.corners, ended: true });
    expect(undone(pressed(three, [5, 6], null, true))).toMatchObject({ corners: two.corners, ended: false });
  });

  it('takes a zone in, and out again', () => {
    const one = pressed({ ...empty, zones: [] }, [0, 0], 'Kallio');
    expect(one.zones).toEqual(['Kallio']);
    expect(pressed(one, [0, 0], 'Kallio').zones).toEqual([]);
    expect(pressed(one, [0, 0], null)).toBe(one);
  });

  it('becomes a condition beside those that are there', () => {
    const where = { construction_year: { before: 1980 }, zone: ['Kluuvi'] };
    expect(finished(where, { ...empty, zones: ['Kallio'] })).toEqual({ construction_year: { before: 1980 }, zone: ['Kallio'] });
    expect(several(finished(where, { ...empty, corners: [[24.12345678, 60], [25, 60], [25, 61]] }).area)[0].polygon[0]).toEqual([24.123457, 60]);
  });
});

describe('the picture', () => {
  it('is named after city and quantity in any script', () => {
    expect(fileName('Helsinki centre', 'Heat a building needs (all)')).toBe('helsinki-centre-heat-a-building-needs-all.png');
    expect(fileName('赫尔辛基', '建筑/热需求')).toBe('赫尔辛基-建筑-热需求.png');
    expect(fileName('../..', 'x')).toBe('x.png');
  });

  it('breaks long lines between words', () => {
    const measure = (text: string) => text.length;
    expect(wrapped('one two three', 7, measure)).toEqual(['one two', 'three']);
    expect(wrapped('unbreakable x', 4, measure)).toEqual(['unbreakable', 'x']);
  });
});
