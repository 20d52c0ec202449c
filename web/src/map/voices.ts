/** What residents answered, as layers of the map: places that they drew or wrote about, and agreement by area. All few are left out. */
import { commentPlaces, consultationOf, consultations, resultOf, type ConsultationResult } from '../api/consultations';
import { placesOf, surveyOf, surveys, type PlaceCells } from '../api/questionnaires';
import type { AreaShapes } from '../api/types';
import type { Page } from '../state/page.svelte';
import type { Place } from './frame';
import { holds, type Corner } from './inside';

export type VoiceOf = 'survey' | 'consultation';
/** A survey or consultation. */
export interface Voice {
  of: VoiceOf;
  number: number;
}

export interface VoiceArea {
  id: string;
  /** Of an area that has one; empty for a cell. */
  name: string;
  rings: Corner[][];
  /** People of a cell, the share of an area that agrees; null where it is withheld. */
  value: number | null;
}

export interface VoiceLayer {
  /** The survey or consultation, its number, and its question: `survey-3-dark`. */
  id: string;
  kind: 'places' | 'agreement';
  /** What it shows; empty for agreement, which the page has words for. */
  label: string;
  /** What it is of. */
  title: string;
  areas: VoiceArea[];
  /** Places that are in no cell. */
  left: number;
}

/** Newest surveys and consultations whose layers are asked for. */
const MOST = 10;
/** The answer that agrees, as the server names it. */
const AGREES = 'yes';
const AGREEMENT = 'agreement';
const NAMED = /^(survey|consultation)-(\d+)-/;
/** The right by which results are seen before the end. */
const OPENS = 'plans:write';

/** One layer for each question that has cells. */
export function layersOf({ of, number }: Voice, title: string, { features, left_out: left }: PlaceCells): VoiceLayer[] {
  const layers = new Map<string, VoiceLayer>();
  for (const { geometry, properties } of features) {
    const id = `${of}-${number}-${properties.question}`;
    const layer = layers.get(id) ?? { id, kind: 'places', label: properties.label, title, areas: [], left };
    const rings = geometry.coordinates as Corner[][];
    layer.areas.push({ id: String(layer.areas.length), name: '', rings, value: properties.count });
    layers.set(id, layer);
  }
  return [...layers.values()];
}

/** The share that agrees in each area, by the trait whose groups are areas; null where none is told. */
export function agreementOf(number: number, title: string, { traits }: ConsultationResult, { features }: AreaShapes): VoiceLayer | null {
  const shapes = new Map(features.map(({ geometry, properties }) => [properties.id, { name: properties.name ?? properties.id, rings: ringsOf(geometry) }]));
  const groups = traits.find((trait) => trait.groups.some(({ name }) => shapes.has(name)))?.groups ?? [];
  const areas = groups.filter(({ name }) => shapes.has(name)).map(({ name, counts }) => ({ id: name, ...shapes.get(name)!, value: shareOf(counts) }));
  return areas.some(({ value }) => value !== null) ? { id: `consultation-${number}-${AGREEMENT}`, kind: 'agreement', label: '', title, areas, left: 0 } : null;
}

function shareOf(counts: Record<string, number> | null): number | null {
  const all = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  return all ? (counts![AGREES] ?? 0) / all : null;
}

function ringsOf(geometry: GeoJSON.Geometry): Corner[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates as Corner[][];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates.flat() as Corner[][]) : [];
}

/** How dark an area is, 0.15 to 0.75: the cell with most people, or an area where all agree, is darkest. */
export function shadeOf({ value }: VoiceArea, { kind, areas }: VoiceLayer): number {
  if (value === null) return 0;
  return 0.15 + 0.6 * (kind === AGREEMENT ? value : value / Math.max(1, ...areas.map((one) => one.value ?? 0)));
}

/** The outline of an area as a path of the map, whichever way that is turned. */
export const outlineOf = ({ rings }: VoiceArea, project: (place: Place) => readonly number[]): string =>
  rings.map((ring) => `M${ring.map(([longitude, latitude]) => project({ longitude, latitude }).map((pixel) => pixel.toFixed(1)).join(' ')).join('L')}Z`).join('');

export function middleOfArea({ rings }: VoiceArea): Place {
  const [west, south, east, north] = boundsOf([{ rings }]);
  return { longitude: (west + east) / 2, latitude: (south + north) / 2 };
}

export function boundsOf(areas: readonly Pick<VoiceArea, 'rings'>[]): [number, number, number, number] {
  const corners = areas.flatMap(({ rings }) => rings.flat());
  const [longitudes, latitudes] = [corners.map(([longitude]) => longitude), corners.map(([, latitude]) => latitude)];
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

/** The name of the area that a place lies in, as far as areas are loaded; empty outside of all. */
export function nameAt({ longitude, latitude }: Place, shapes: AreaShapes | null): string {
  const found = shapes?.features.find(({ geometry }) => ringsOf(geometry).some((ring) => holds(ring, longitude, latitude)));
  return found?.properties.name ?? '';
}

/** Shapes of the areas of the city, fetched once. */
export async function areasOf(page: Page, signal: AbortSignal): Promise<AreaShapes | null> {
  return page.districts ? page.client.areaShapes(page.districts, signal) : null;
}

/** The survey or consultation of a layer; null where its name is none. */
export function voiceOf(id: string): Voice | null {
  const [, of, number] = NAMED.exec(id) ?? [];
  return of && number ? { of: of as VoiceOf, number: Number(number) } : null;
}

/** Layers of the newest, or of one. */
export async function voiceLayers(page: Page, signal: AbortSignal, only: Voice | null = null): Promise<VoiceLayer[]> {
  const { client } = page;
  const listed = only ? [only] : await newest(page, signal);
  const shapes = listed.some(({ of }) => of === 'consultation') ? await areasOf(page, signal) : null;
  const layers = listed.map(async (one): Promise<VoiceLayer[]> => {
    const { of, number } = one;
    if (of === 'survey') {
      const [{ title }, places] = await Promise.all([surveyOf(client, number, signal), placesOf(client, number, signal)]);
      return layersOf(one, title, places);
    }
    const [{ title, state }, places] = await Promise.all([consultationOf(client, number, signal), commentPlaces(client, number, signal)]);
    const over = state === 'closed' || state === 'decided' || page.session.value?.may.includes(OPENS);
    const agreement = over && shapes ? agreementOf(number, title, await resultOf(client, number, signal), shapes) : null;
    return [...(agreement ? [agreement] : []), ...layersOf(one, title, places)];
  });
  return (await Promise.all(layers)).flat();
}

async function newest({ client }: Page, signal: AbortSignal): Promise<Voice[]> {
  const [asked, consulted] = await Promise.all([surveys(client, signal), consultations(client, signal)]);
  const of = (kind: VoiceOf, every: { number: number }[]): Voice[] => every.slice(0, MOST).map(({ number }) => ({ of: kind, number }));
  return [...of('consultation', consulted), ...of('survey', asked)];
}
