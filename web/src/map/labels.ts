/** Names on the map as plain text, so that no glyph file is needed and every script works. */
import type { FeatureCollection } from 'geojson';

export interface Label {
  name: string;
  kind: string;
  longitude: number;
  latitude: number;
}

export interface Placed {
  label: Label;
  x: number;
  y: number;
}

/** Smaller comes first where two names want one spot; then the zoom from which, and for some up to which, it is shown. */
const KINDS: Record<string, [rank: number, from: number, to?: number]> = {
  city: [0, 0, 13], borough: [1, 9], district: [1, 10], suburb: [1, 12], quarter: [3, 13.5], neighbourhood: [4, 14.5], island: [2, 13],
  town: [0, 0, 13], village: [1, 10], hamlet: [3, 13], locality: [5, 15], water: [3, 13], park: [5, 14.5], square: [5, 15.5],
};
const OTHER: [rank: number, from: number, to?: number] = [5, 15];
const HEIGHT = 18;
const LETTER = 7.2;
const WIDE_LETTER = 13.5;

/** Names in the language of the page where the map has them, else as they are said there. */
export function labelsOf(collection: FeatureCollection, language = ''): Label[] {
  const labels: Label[] = [];
  for (const { geometry, properties } of collection.features) {
    if (geometry?.type !== 'Point' || !properties?.name) continue;
    const [longitude, latitude] = geometry.coordinates;
    labels.push({ name: String(properties[`name_${language}`] ?? properties.name), kind: String(properties.kind ?? ''), longitude, latitude });
  }
  return labels.sort((one, other) => rank(one) - rank(other));
}

type Taken = [left: number, top: number, right: number, bottom: number];

/** The names that have room in a view of this size, the important ones first, and lie on nothing that is there already. */
export function place(labels: Label[], zoom: number, size: [number, number], project: (label: Label) => [number, number], avoid: Taken[] = []): Placed[] {
  const placed: Placed[] = [];
  const taken = [...avoid];
  for (const label of labels) {
    const [, from, to = Infinity] = KINDS[label.kind] ?? OTHER;
    if (zoom < from || zoom > to) continue;
    const [x, y] = project(label);
    const half = widthOf(label.name) / 2 + 4;
    const box: [number, number, number, number] = [x - half, y - HEIGHT / 2 - 2, x + half, y + HEIGHT / 2 + 2];
    if (box[0] < 0 || box[1] < 0 || box[2] > size[0] || box[3] > size[1]) continue;
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    taken.push(box);
    placed.push({ label, x, y });
  }
  return placed;
}

export function isStrong({ kind }: Label): boolean {
  return (KINDS[kind] ?? OTHER)[0] <= 1;
}

function rank({ kind }: Label): number {
  return (KINDS[kind] ?? OTHER)[0];
}

/** Estimated width in pixels at 13 px: measuring each name would lay out the page again and again. */
function widthOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter > '\u2e80' ? WIDE_LETTER : LETTER), 0);
}
