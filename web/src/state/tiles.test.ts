/** Shapes and values of a large city: fetched for the tiles that are wanted, kept while they are. */
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { Client } from '../api/client';
import type { TileIndex } from '../api/types';
import { encode } from '../map/columns.fixture';
import { Tiles } from './tiles.svelte';
import { TiledValues, Unlike } from './values.svelte';

const SHAPES = encode([{ rings: [[[0, 0], [9, 0], [9, 9]]], triangles: [0, 1, 2] }, { rings: [[[50, 0], [59, 0], [59, 9]]], triangles: [0, 1, 2] }], 24, 60);
/** Tiles of two buildings, a degree each from west to east; two are drawn at once. */
const index = (content = 'one'): TileIndex => ({
  entity: 'thing', geometry: 'polygon', content, rows: 8, most_at_once: 4,
  tiles: [0, 1, 2, 3].map((tile) => ({ tile, first: 2 * tile, count: 2, bounds: [tile, 0, tile + 0.9, 1] })),
});
const settled = () => new Promise((done) => setTimeout(done));

describe('shapes', () => {
  const asked: string[] = [];
  let content = 'one';
  const client = {
    tiles: () => Promise.resolve(index(content)),
    tile: (_: string, number: number, of: string) => (asked.push(`${of} ${number}`), Promise.resolve(SHAPES.slice(0))),
  } as unknown as Client;
  const tiles = new Tiles(client);
  const look = async (west: number, east: number) => {
    tiles.view = [west, 0.2, east, 0.8];
    flushSync();
    tiles.fetch();
    await settled();
    return tiles.held.map(({ number }) => number).sort();
  };

  it('come with the view, each once', async () => {
    tiles.load('thing');
    await settled();
    expect(tiles.coarse).toBe(true);
    expect(await look(0.1, 0.3)).toEqual([0]);
    expect(await look(0.1, 1.3)).toEqual([0, 1]);
    expect(await look(0.1, 0.3)).toEqual([0, 1]);
    expect(asked).toEqual(['one 0', 'one 1']);
    expect(tiles.held.map(({ first }) => first)).toEqual([0, 2]);
  });

  it('stay where the same city is asked for again, and go with another one', async () => {
    tiles.load();
    await settled();
    expect(tiles.held).toHaveLength(2);
    content = 'other';
    tiles.load();
    await settled();
    expect(tiles.held).toHaveLength(0);
    expect(await look(0.1, 0.3)).toEqual([0]);
    expect(asked.at(-1)).toBe('other 0');
  });

  it('that fail are told, and are fetched when they are asked for again', async () => {
    const good = client.tile;
    client.tile = () => Promise.reject(new Error('gone'));
    await look(2.1, 2.3);
    expect(String(tiles.shapes.problem)).toBe('Error: gone');
    client.tile = good;
    tiles.shapes.retry();
    await settled();
    expect([tiles.shapes.problem, tiles.held.map(({ number }) => number)]).toEqual([null, [0, 2]]);
  });
});

describe('values', () => {
  const asked: string[] = [];
  const question = (name: string) => ({
    quantity: 'height', name,
    fetch: ({ tile, step }: { tile?: number; step?: number }) => {
      asked.push(`${name} ${tile ?? `step ${step}`}`);
      return Promise.resolve(tile === undefined ? Float32Array.of(1, 5) : Float32Array.of(10 * tile, 10 * tile + 1));
    },
  });
  const column = new TiledValues<Float32Array<ArrayBuffer>>((length) => new Float32Array(length).fill(NaN));
  const load = async (name: string, wanted: number[]) => {
    column.load(question(name), index(), wanted);
    await settled();
    return column.fetched.value!;
  };

  it('fill their rows of the column, and what was fetched stays', async () => {
    const first = await load('a', [1]);
    expect([...first.values]).toEqual([NaN, NaN, 10, 11, NaN, NaN, NaN, NaN]);
    const second = await load('a', [1, 3]);
    expect([...second.values]).toEqual([NaN, NaN, 10, 11, NaN, NaN, 30, 31]);
    expect([...second.sample]).toEqual([1, 5]);
    expect(second.values).not.toBe(first.values);
    expect([...second.tiles]).toEqual([1, 3]);
    expect(asked).toEqual(['a step 1', 'a 1', 'a 3']);
  });

  it('of another question begin anew', async () => {
    expect([...(await load('b', [0])).values.slice(0, 4)]).toEqual([0, 1, NaN, NaN]);
  });

  it('that are not of these buildings are refused', async () => {
    column.load({ ...question('c'), fetch: () => Promise.resolve(new Float32Array(5)) }, index(), [0]);
    await settled();
    expect(column.fetched.problem).toBeInstanceOf(Unlike);
    expect(column.fetched.value!.name).toBe('b');
  });
});
