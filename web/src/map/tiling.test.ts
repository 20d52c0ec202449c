/** Tiles of a large city: which a view wants, which may go. */
import { describe, expect, it } from 'vitest';
import type { TileIndex } from '../api/types';
import type { Bounds } from './frame';
import { freed, wantedOf } from './tiling';

/** A row of tiles from west to east, one degree wide each, of 100 buildings. */
const index = (count: number, most: number): TileIndex => ({
  entity: 'thing', geometry: 'polygon', content: 'one', rows: 100 * count, most_at_once: most,
  tiles: Array.from({ length: count }, (_, tile) => ({ tile, first: 100 * tile, count: 100, bounds: [tile, 0, tile + 0.9, 1] })),
});
const view = (west: number, east: number): Bounds => [west, 0.2, east, 0.8];

describe('a view wants', () => {
  it('the only tile of a small city, wherever it looks', () => {
    expect(wantedOf(index(1, 100), null)).toEqual({ tiles: [0], coarse: false });
    expect(wantedOf(index(1, 100), view(50, 51))).toEqual({ tiles: [0], coarse: false });
  });

  it('the tiles of a large city that it shows, and then those near it', () => {
    expect(wantedOf(index(10, 400), view(3.3, 4.2))).toEqual({ tiles: [3, 4], coarse: false });
    expect(wantedOf(index(10, 400), view(3.4, 4.8))).toEqual({ tiles: [3, 4, 5], coarse: false });
    expect(wantedOf(index(10, 400), view(20, 21))).toEqual({ tiles: [], coarse: false });
  });

  it('no more tiles near it than are drawn at once', () => {
    expect(wantedOf(index(10, 200), view(3.1, 4.8)).tiles).toEqual([3, 4]);
    expect(wantedOf(index(10, 300), view(2.95, 4.95)).tiles).toEqual([3, 4, 2]);
  });

  it('zones where it shows too many buildings, or nobody knows yet what it shows', () => {
    expect(wantedOf(index(10, 400), view(0, 10))).toEqual({ tiles: [], coarse: true });
    expect(wantedOf(index(10, 400), null)).toEqual({ tiles: [], coarse: true });
  });

  it('the tile of a chosen building, too', () => {
    expect(wantedOf(index(10, 400), view(0, 10), 250)).toEqual({ tiles: [2], coarse: true });
    expect(wantedOf(index(10, 400), view(7.1, 7.2), 100).tiles).toEqual([7, 1]);
  });

  it('no tile that lies nowhere', () => {
    const nowhere = index(3, 100);
    nowhere.tiles[1]!.bounds = null;
    expect(wantedOf(nowhere, view(0.1, 1.5))).toEqual({ tiles: [0], coarse: false });
  });
});

describe('tiles are freed', () => {
  const held = [{ number: 0, bytes: 40, used: 3 }, { number: 1, bytes: 40, used: 1 }, { number: 2, bytes: 40, used: 2 }];

  it('the longest unused first, until the rest has room', () => {
    expect(freed(held, [], 120)).toEqual([]);
    expect(freed(held, [], 100)).toEqual([1]);
    expect(freed(held, [], 79)).toEqual([1, 2]);
  });

  it('but never while the view wants them', () => {
    expect(freed(held, [1], 100)).toEqual([2]);
    expect(freed(held, [0, 1, 2], 10)).toEqual([]);
  });
});
