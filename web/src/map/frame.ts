/** Metres around the origin of the geometry, and longitude and latitude: both ways, as the map projects. */

const EARTH_RADIUS = 6_371_008.8;
/** Width of the world at zoom 0, pixels. */
const TILE = 512;
const CIRCUMFERENCE = 2 * Math.PI * EARTH_RADIUS;

export interface Place {
  longitude: number;
  latitude: number;
}

export type Bounds = [west: number, south: number, east: number, north: number];

/** Local Mercator metres: x east, y north, true to scale at the latitude of the origin. */
export class Frame {
  /** Mercator coordinates (0 to 1, y down) of the origin. */
  readonly x: number;
  readonly y: number;
  /** Mercator units per metre at the origin. */
  readonly scale: number;

  constructor({ longitude, latitude }: Place) {
    this.x = mercatorX(longitude);
    this.y = mercatorY(latitude);
    this.scale = 1 / (CIRCUMFERENCE * Math.cos(radians(latitude)));
  }

  toMetres({ longitude, latitude }: Place): [x: number, y: number] {
    return [(mercatorX(longitude) - this.x) / this.scale, (this.y - mercatorY(latitude)) / this.scale];
  }

  toPlace(x: number, y: number): Place {
    const across = this.x + x * this.scale;
    const down = this.y - y * this.scale;
    return { longitude: across * 360 - 180, latitude: degrees(2 * Math.atan(Math.exp(Math.PI * (1 - 2 * down))) - Math.PI / 2) };
  }

  /** The map's matrix (column-major, Mercator to clip space) made to take our metres; double precision until the last step. */
  matrix(map: ArrayLike<number>): Float32Array<ArrayBuffer> {
    const result = new Float32Array(16);
    for (let row = 0; row < 4; row++) {
      result[row] = map[row] * this.scale;
      result[4 + row] = -map[4 + row] * this.scale;
      result[8 + row] = map[8 + row] * this.scale;
      result[12 + row] = map[row] * this.x + map[4 + row] * this.y + map[12 + row];
    }
    return result;
  }
}

export function centre([west, south, east, north]: Bounds): [longitude: number, latitude: number] {
  const middle = 1 - 2 * ((mercatorY(south) + mercatorY(north)) / 2);
  return [(west + east) / 2, degrees(2 * Math.atan(Math.exp(Math.PI * middle)) - Math.PI / 2)];
}

/** Zoom at which the bounds fill a view of this size in both directions. */
export function filling([west, south, east, north]: Bounds, width: number, height: number): number {
  const across = width / (mercatorX(east) - mercatorX(west));
  const down = height / (mercatorY(south) - mercatorY(north));
  return Math.log2(Math.max(across, down) / TILE);
}

/** Where a map has to look, and how near it may be at most, to show all of some bounds. */
export function fitting(bounds: Bounds, width: number, height: number, nearest: number): { longitude: number; latitude: number; zoom: number } {
  const [west, south, east, north] = bounds;
  const across = width / (mercatorX(east) - mercatorX(west));
  const down = height / (mercatorY(south) - mercatorY(north));
  const [longitude, latitude] = centre(bounds);
  return { longitude, latitude, zoom: Math.min(nearest, Math.log2(Math.min(across, down) / TILE)) };
}

const radians = (angle: number) => (angle * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
const mercatorX = (longitude: number) => (longitude + 180) / 360;
const mercatorY = (latitude: number) => (1 - Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2)) / Math.PI) / 2;
