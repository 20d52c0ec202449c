import { describe, expect, it } from 'vitest';
import { chunks, overlap } from './chunks';
import { classesOf, classOf, countMissing } from './classes';
import { unitOf } from './legend_text.svelte';
import { parse } from './colours';
import { decode } from './columns';
import { area, rectangles } from './far';
import { centre, filling, Frame } from './frame';
import { labelsOf, place } from './labels';
import { outline } from './outline';
import { Picker } from './pick';
import { encode, type Footprint } from './columns.fixture';
import { metresPerPixel, scaleBar } from './scale_bar';
import { differing } from './value_layer';

const square: Footprint = { rings: [[[0, 0], [10, 0], [10, 10], [0, 10]]], triangles: [0, 1, 2, 0, 2, 3] };
/** A courtyard of 10 m in a block of 30 m. */
const block: Footprint = {
  rings: [[[100, 100], [130, 100], [130, 130], [100, 130]], [[110, 110], [110, 120], [120, 120], [120, 110]]],
  triangles: [0, 1, 7, 0, 7, 4, 1, 2, 6, 1, 6, 7, 2, 3, 5, 2, 5, 6, 3, 0, 4, 3, 4, 5],
};
const columns = decode(encode([square, block], 24.94, 60.17));

describe('geometry columns', () => {
  it('come back as metres, triangles and boxes', () => {
    expect([...columns.positions.slice(0, 8)]).toEqual([0, 0, 10, 0, 10, 10, 0, 10]);
    expect([...columns.boxes]).toEqual([0, 0, 10, 10, 100, 100, 130, 130]);
    expect([...columns.indices.slice(0, 9)]).toEqual([0, 1, 2, 0, 2, 3, 4, 5, 11]);
    expect([...columns.owners]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(columns.origin).toEqual({ longitude: 24.94, latitude: 60.17 });
  });

  it.each([
    ['too short', () => new ArrayBuffer(12), /12 bytes is shorter/],
    ['of another kind', () => new TextEncoder().encode('<!doctype html>'.padEnd(60)).buffer as ArrayBuffer, /begins with "<!do"/],
    ['cut off', () => encode([square], 0, 0).slice(0, 60), /announces/],
  ])('say so when they are %s', (_, bytes, message) => {
    expect(() => decode(bytes())).toThrow(message);
  });
});

describe('a building', () => {
  it('is found under a point, but not in its courtyard', () => {
    const picker = new Picker(columns);
    expect([picker.at(5, 5), picker.at(105, 115), picker.at(115, 115), picker.at(50, 50)]).toEqual([0, 1, null, null]);
  });

  it('has an outline without the diagonals of its triangles', () => {
    expect(outline(columns, 0)).toHaveLength(8);
    expect(outline(columns, 1)).toHaveLength(16);
  });

  it('is a rectangle of the same area from far away', () => {
    expect(area(columns, 1)).toBeCloseTo(800);
    const [west, south, east] = rectangles(columns).positions.slice(8, 11);
    expect((east - west) ** 2).toBeCloseTo(800, 0);
    expect(west).toBeCloseTo(south);
  });

  it('lies in a chunk whose box holds it', () => {
    const [first, second] = chunks(columns, columns.indexStarts, 1);
    expect([first.count, second.first, second.count]).toEqual([6, 6, 24]);
    expect(overlap(first.box, [5, 5, 6, 6])).toBe(true);
    expect(overlap(second.box, [5, 5, 6, 6])).toBe(false);
  });
});

describe('the frame', () => {
  const frame = new Frame({ longitude: 24.94, latitude: 60.17 });

  it('goes to metres and back', () => {
    const place = frame.toPlace(1234, -987);
    const [x, y] = frame.toMetres(place);
    expect(x).toBeCloseTo(1234, 5);
    expect(y).toBeCloseTo(-987, 5);
    expect(place.longitude).toBeCloseTo(24.9623, 3);
  });

  it('moves the origin into the matrix', () => {
    const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    const matrix = frame.matrix(identity);
    expect(matrix[12]).toBeCloseTo(frame.x, 6);
    expect(matrix[0]).toBeCloseTo(frame.scale, 12);
    expect(matrix[5]).toBeCloseTo(-frame.scale, 12);
  });
});

it('begins with the city filling the view', () => {
  const bounds: [number, number, number, number] = [24.892, 60.147, 24.99, 60.178];
  expect(centre(bounds)[0]).toBeCloseTo(24.941, 6);
  expect(centre(bounds)[1]).toBeCloseTo(60.1625, 3);
  const zoom = filling(bounds, 632, 844);
  expect(((bounds[2] - bounds[0]) / 360) * 512 * 2 ** zoom).toBeGreaterThanOrEqual(632);
  expect(zoom).toBeCloseTo(13.22, 2);
});

it('writes the unit of the legend as the panel does', () => {
  expect(['percent', 'degree', 'year number', '1', 'mm'].map(unitOf)).toEqual(['%', '°', '', '', 'mm']);
});

describe('classes', () => {
  it('follow the breaks of the register', () => {
    const classes = classesOf([100, 140, 170, 200, 230], Float32Array.of(20, 300));
    expect(classes).toEqual({ lowest: 0, breaks: [100, 140, 170, 200, 230] });
    expect([99, 100, 139, 230, 900].map((value) => classOf(value, classes))).toEqual([0, 1, 1, 5, 5]);
    expect(classesOf([1850, 1900, 1930, 1960, 1980, 2000], Float32Array.of(1700)).lowest).toBe(1850);
    expect(classesOf([100, 300, 1000, 3000, 10000], Float32Array.of(130, 900)).lowest).toBe(0);
  });

  it('are round quantiles where there are no breaks', () => {
    const values = Float32Array.from({ length: 1000 }, (_, index) => index + 0.123);
    expect(classesOf(null, values)).toEqual({ lowest: 0, breaks: [170, 330, 500, 670, 830] });
    expect(classesOf(null, Float32Array.of(NaN)).breaks).toEqual([]);
    expect(countMissing(Float32Array.of(1, NaN, NaN))).toBe(2);
  });
});

describe('names on the map', () => {
  const point = (name: string, kind: string, x: number) => (
    { type: 'Feature' as const, properties: { name, kind }, geometry: { type: 'Point' as const, coordinates: [x, 100] } }
  );
  const labels = labelsOf({ type: 'FeatureCollection', features: [point('Corner', 'quarter', 105), point('Kallio', 'suburb', 100), point('Far', 'suburb', 300)] });

  it('give way to the more important one', () => {
    const shown = place(labels, 16, [400, 200], ({ longitude, latitude }) => [longitude, latitude]);
    expect(shown.map(({ label }) => label.name)).toEqual(['Kallio', 'Far']);
  });

  it('are in the language of the page where the map knows them', () => {
    const helsinki = { ...point('Helsinki', 'city', 100), properties: { name: 'Helsinki', kind: 'city', name_zh: '赫尔辛基' } };
    const names = (language: string) => labelsOf({ type: 'FeatureCollection', features: [helsinki] }, language)[0].name;
    expect([names('zh'), names('en')]).toEqual(['赫尔辛基', 'Helsinki']);
  });

  it('leave out the city itself where one looks at its quarters', () => {
    const [helsinki] = labelsOf({ type: 'FeatureCollection', features: [point('Helsinki', 'city', 100)] });
    const shown = (zoom: number) => place([helsinki], zoom, [200, 200], () => [100, 100]).length;
    expect([shown(11), shown(14)]).toEqual([1, 0]);
  });

  it('stay inside the view', () => {
    expect(place(labels, 16, [200, 200], ({ longitude, latitude }) => [longitude, latitude])).toHaveLength(1);
  });
});

it('draws a scale bar of a round length', () => {
  expect(scaleBar(4.1, 150)).toEqual({ metres: 500, pixels: 500 / 4.1 });
  expect(metresPerPixel(14, 60.17)).toBeCloseTo(2.375, 2);
});

it('reads colours of the tokens and refuses others', () => {
  expect(parse('#ff0080')).toEqual([1, 0, 128 / 255]);
  expect(() => parse('red')).toThrow(/"red"/);
});

it('finds what a plan changes, missing values included', () => {
  expect(differing(Float32Array.of(1, 2, NaN, NaN), Float32Array.of(1, 3, NaN, 4))).toEqual([1, 3]);
});
