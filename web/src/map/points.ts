/** Points with a value: where they stand in the view, and which of their values have room beside them. */
import type { MultiPolygon, Polygon, Position } from 'geojson';

export interface MapPoint {
  id: string;
  longitude: number;
  latitude: number;
  name: string;
  /** Written beside the point; empty where nothing is known. */
  value: string;
}

export interface PlacedPoint {
  point: MapPoint;
  x: number;
  y: number;
  /** Its words lie on no other point and no other words. */
  told: boolean;
}

/** From this zoom on values are written beside points. */
export const VALUES_FROM = 13;
const RADIUS = 12;
const LETTER = 7.5;
const WIDE_LETTER = 14;
const HEIGHT = 34;

export type Box = [left: number, top: number, right: number, bottom: number];

/** Ground of the view that points and their words take. */
export function boxesOf(placed: PlacedPoint[]): Box[] {
  return placed.map(({ point, x, y, told }) => [x - RADIUS, y - (told ? HEIGHT / 2 : RADIUS), x + RADIUS + (told ? 6 + wide(point) : 0), y + (told ? HEIGHT / 2 : RADIUS)]);
}

/** The points in view, each with room for its words where it has any. */
export function placePoints(points: MapPoint[], zoom: number, [width, height]: [number, number], project: (point: MapPoint) => [number, number]): PlacedPoint[] {
  const seen = points.map((point) => ({ point, at: project(point) })).filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= width && y <= height);
  const taken: Box[] = seen.map(({ at: [x, y] }) => [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]);
  return seen.map(({ point, at: [x, y] }) => {
    const box: Box = [x + RADIUS, y - HEIGHT / 2, x + RADIUS + 6 + wide(point), y + HEIGHT / 2];
    const told = zoom >= VALUES_FROM && box[2] <= width && !taken.some((other) => crosses(box, other));
    if (told) taken.push(box);
    return { point, x, y, told };
  });
}

/** Centre of gravity of the largest part of an area; it may lie outside one that is bent. */
export function middleOf({ type, coordinates }: Polygon | MultiPolygon): [longitude: number, latitude: number] {
  const rings = type === 'Polygon' ? [coordinates[0]] : coordinates.map(([outer]) => outer);
  const [{ centre }] = rings.map(gravity).sort((one, other) => other.area - one.area);
  return centre;
}

function gravity(ring: Position[]): { area: number; centre: [number, number] } {
  const [[x0, y0]] = ring;
  let [doubled, x, y] = [0, 0, 0];
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay, bx, by] = [ring[at - 1][0] - x0, ring[at - 1][1] - y0, ring[at][0] - x0, ring[at][1] - y0];
    const across = ax * by - bx * ay;
    doubled += across;
    x += across * (ax + bx);
    y += across * (ay + by);
  }
  return { area: Math.abs(doubled), centre: doubled ? [x0 + x / (3 * doubled), y0 + y / (3 * doubled)] : [x0, y0] };
}

function crosses(one: Box, other: Box): boolean {
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}

function wide({ name, value }: MapPoint): number {
  const length = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? WIDE_LETTER : LETTER), 0);
  return Math.max(length(name), length(value));
}
