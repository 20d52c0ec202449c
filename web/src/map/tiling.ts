/** Which tiles of the city a view wants, and which may go: pure, so that it can be told without a map. */
import type { TileIndex } from '../api/types';
import type { Bounds } from './frame';

/** What a view wants: tiles to hold, and whether areas stand for rows because too many are in view. */
export interface Wanted {
  tiles: number[];
  coarse: boolean;
}

export interface Held {
  number: number;
  /** Memory of its shapes, bytes. */
  bytes: number;
  /** Rises with each view that wants the tile. */
  used: number;
}

export const NOTHING: Wanted = { tiles: [], coarse: false };
/** What is near a view: as far beyond each side as this share of its width and height. */
const NEAR = 0.25;

/** Tiles in the view, then those near it as long as they are few enough; all tiles of a city that is drawn at once.
 *
 * `view` is west, south, east, north in degrees, null while there is none; `row` one whose values are wanted
 * wherever it lies. */
export function wantedOf({ tiles, most_at_once: most }: TileIndex, view: Bounds | null, row: number | null = null): Wanted {
  if (sizeOf(tiles) <= most) return { tiles: tiles.map(({ tile }) => tile), coarse: false };
  const own = tiles.filter(({ first, count }) => row !== null && row >= first && row < first + count);
  const inView = view ? tiles.filter(({ bounds }) => bounds && overlap(bounds, view)) : [];
  if (!view || sizeOf(inView) > most) return { tiles: own.map(({ tile }) => tile), coarse: true };
  const chosen = new Set([...inView, ...own]);
  let size = sizeOf(inView);
  for (const near of around(tiles, view)) {
    if (chosen.has(near)) continue;
    size += near.count;
    if (size > most) break;
    chosen.add(near);
  }
  return { tiles: [...chosen].map(({ tile }) => tile), coarse: false };
}

/** Tiles that go, so that all together need no more than `budget` bytes: the longest unused first, never a wanted one. */
export function freed(held: readonly Held[], wanted: readonly number[], budget: number): number[] {
  let bytes = held.reduce((sum, tile) => sum + tile.bytes, 0);
  const gone: number[] = [];
  for (const tile of [...held].sort((one, other) => one.used - other.used)) {
    if (bytes <= budget) break;
    if (wanted.includes(tile.number)) continue;
    gone.push(tile.number);
    bytes -= tile.bytes;
  }
  return gone;
}

type Entry = TileIndex['tiles'][number];

/** Tiles that overlap the wider view, the nearest to its middle first. */
function around(tiles: Entry[], [west, south, east, north]: Bounds): Entry[] {
  const [across, up] = [NEAR * (east - west), NEAR * (north - south)];
  const wide: Bounds = [west - across, south - up, east + across, north + up];
  const far = ({ bounds }: Entry) => Math.hypot((bounds![0] + bounds![2] - west - east) / (east - west || 1), (bounds![1] + bounds![3] - south - north) / (north - south || 1));
  return tiles.filter(({ bounds }) => bounds && overlap(bounds as Bounds, wide)).sort((one, other) => far(one) - far(other));
}

function overlap(one: readonly number[], other: readonly number[]): boolean {
  return one[0]! <= other[2]! && one[2]! >= other[0]! && one[1]! <= other[3]! && one[3]! >= other[1]!;
}

function sizeOf(tiles: readonly { count: number }[]): number {
  return tiles.reduce((sum, { count }) => sum + count, 0);
}
