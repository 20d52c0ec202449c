/** The base map: paper, drawn from the twin itself. Nothing comes from a third party. */
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, LineLayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { MODES } from '../api/reach';
import type { BaseMap } from '../api/types';
import { token } from './colours';
import type { Bounds } from './frame';
import { hatch } from './hatch';

type Painted = { id: string; property: 'fill-color' | 'line-color' | 'background-color' | 'circle-stroke-color'; token: string };

/** Every colour of the base map comes from a token, so that a change of theme repaints it. */
const PAINTED: Painted[] = [
  { id: 'ground', property: 'background-color', token: '--map-land' },
  { id: 'land', property: 'fill-color', token: '--map-land' },
  { id: 'green', property: 'fill-color', token: '--map-green' },
  { id: 'water', property: 'fill-color', token: '--map-water' },
  { id: 'rail', property: 'line-color', token: '--map-rail' },
  { id: 'streets', property: 'line-color', token: '--map-road' },
  { id: 'ways', property: 'line-color', token: '--map-road' },
  { id: 'chosen-halo', property: 'line-color', token: '--panel' },
  { id: 'chosen', property: 'line-color', token: '--act' },
  { id: 'chosen-point', property: 'circle-stroke-color', token: '--act' },
  { id: 'zones-fill', property: 'fill-color', token: '--act' },
  { id: 'zones-line', property: 'line-color', token: '--ink-2' },
  { id: 'area-fill', property: 'fill-color', token: '--act' },
  { id: 'area-line', property: 'line-color', token: '--act' },
  { id: 'stroke', property: 'line-color', token: '--act' },
  { id: 'reach-today-edge', property: 'line-color', token: '--today' },
  { id: 'reach-today', property: 'line-color', token: '--today' },
  { id: 'reach-plan-edge', property: 'line-color', token: '--plan' },
  { id: 'reach-plan', property: 'line-color', token: '--plan' },
  { id: 'way-halo', property: 'line-color', token: '--panel' },
  ...MODES.flatMap((mode) => ['', '-round', '-chosen'].map((kind): Painted => ({ id: `way-${mode}${kind}`, property: 'line-color', token: `--way-${mode}` }))),
  { id: 'reach-halo', property: 'circle-stroke-color', token: '--panel' },
  { id: 'reach-place', property: 'circle-stroke-color', token: '--ink' },
  { id: 'reach-end', property: 'circle-stroke-color', token: '--ink' },
];

/** Width of a street on the ground, m. */
const STREET_WIDTHS: Record<string, number> = {
  motorway: 18, trunk: 16, primary: 15, secondary: 13, tertiary: 11, residential: 9, unclassified: 9, living_street: 8,
  pedestrian: 7, service: 5, footway: 2, path: 2, cycleway: 3, steps: 2,
};
const OTHER_STREET = 7;
/** Ways that are a hair from far away: drawn from this zoom on. */
const WAYS = ['service', 'footway', 'path', 'cycleway', 'steps', 'track', 'pedestrian'];
const WAYS_FROM = 12;

/** The layer of values is put before this one; before the other where it covers the ground. */
export const ABOVE_VALUES = 'chosen-halo';
export const ABOVE_SURFACES = 'rail';

/** Zooms between which the map can be looked at. */
export const [WIDE, CLOSE] = [9, 19];

const HATCH = 'hatch';
const WORLD: Bounds = [-180, -85, 180, 85];
const NOTHING = { type: 'FeatureCollection' as const, features: [] };

/** What the base map is made of, in one source of few tiles: each that comes has the map drawn again. */
const SUBJECTS = ['land', 'green', 'water', 'rail', 'streets'] as const;
type Subject = (typeof SUBJECTS)[number];
/** Nearer than this, the map keeps its tiles, whose points are exact to 0.6 m at most. */
const NEAREST = 13;

/** The style of a map of the ground within `bounds`; what lies outside is hatched. */
export function style(bounds: Bounds): StyleSpecification {
  const outside = { type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: [corners(WORLD), corners(bounds)] } };
  const sources = ['base', 'zones', 'chosen', 'area', 'stroke', 'reach'].map((name) => [name, { type: 'geojson', data: NOTHING, tolerance: 0.3, ...(name === 'base' && { maxzoom: NEAREST }) }]);
  return {
    version: 8,
    sources: { ...Object.fromEntries(sources), outside: { type: 'geojson', data: outside, tolerance: 0.3 } },
    layers: layers((bounds[1] + bounds[3]) / 2),
  };
}

export function showBase(map: MapLibre, base: BaseMap): void {
  const features = SUBJECTS.flatMap((subject) => base[subject].features.map((feature) => ({ ...feature, properties: { ...feature.properties, subject } })));
  void map.getSource<GeoJSONSource>('base')?.setData({ type: 'FeatureCollection', features });
}

function corners([west, south, east, north]: Bounds): [number, number][] {
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}

/** Paint every layer in the colours of the theme that is shown. */
export function repaint(map: MapLibre): void {
  for (const { id, property, token: name } of PAINTED) map.setPaintProperty(id, property, token(name));
  if (map.hasImage(HATCH)) map.updateImage(HATCH, hatch());
  else map.addImage(HATCH, hatch());
}

function layers(latitude: number): LayerSpecification[] {
  const colour = (id: string) => token(PAINTED.find((painted) => painted.id === id)!.token);
  const of = (subject: Subject): ExpressionSpecification => ['==', ['get', 'subject'], subject];
  const fill = (id: Subject): LayerSpecification => ({ id, type: 'fill', source: 'base', filter: of(id), paint: { 'fill-color': colour(id) } });
  const line = (id: string, source: string, width: number | ExpressionSpecification, gap: ExpressionSpecification | 0 = 0): LayerSpecification => ({
    id, type: 'line', source, layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour(id), 'line-width': width, 'line-gap-width': gap },
  });
  /** The mark of a line stands on both sides of it, so that its colour is seen. */
  const beside: ExpressionSpecification = ['case', ['boolean', ['get', 'line'], false], 7, 0];
  const sideIs = (side: string): ExpressionSpecification => ['==', ['get', 'side'], side];
  const isWay: ExpressionSpecification = ['in', ['coalesce', ['get', 'class'], ''], ['literal', WAYS]];
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colour('ground') } },
    fill('land'), fill('green'), fill('water'),
    { ...line('rail', 'base', 1), filter: of('rail') } as LayerSpecification,
    { ...line('ways', 'base', streetWidth(latitude)), minzoom: WAYS_FROM, filter: ['all', of('streets'), isWay] } as LayerSpecification,
    { ...line('streets', 'base', streetWidth(latitude)), filter: ['all', of('streets'), ['!', isWay]] } as LayerSpecification,
    { id: 'outside', type: 'fill', source: 'outside', paint: { 'fill-pattern': HATCH } },
    line('chosen-halo', 'chosen', 5, beside), line('chosen', 'chosen', 2.5, beside),
    {
      id: 'chosen-point', type: 'circle', source: 'chosen', filter: ['in', ['geometry-type'], ['literal', ['Point', 'MultiPoint']]],
      paint: { 'circle-radius': 11, 'circle-opacity': 0, 'circle-stroke-width': 2.5, 'circle-stroke-color': colour('chosen-point') },
    },
    { id: 'zones-fill', type: 'fill', source: 'zones', paint: { 'fill-color': colour('zones-fill'), 'fill-opacity': ['case', ['get', 'chosen'], 0.25, 0] } },
    line('zones-line', 'zones', 1.5),
    { id: 'area-fill', type: 'fill', source: 'area', paint: { 'fill-color': colour('area-fill'), 'fill-opacity': 0.12 } },
    line('area-line', 'area', 2),
    {
      id: 'stroke', type: 'line', source: 'stroke', layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour('stroke'), 'line-opacity': 0.35, 'line-width': ['interpolate', ['exponential', 2], ['zoom'], WIDE, ['get', 'near'], CLOSE, ['get', 'far']] },
    },
    ...(['today', 'plan'] as const).flatMap((side): LayerSpecification[] => [
      // A wide soft edge and no fill: the colours within are those of the legend.
      { id: `reach-${side}-edge`, type: 'line', source: 'reach', filter: sideIs(side), layout: { 'line-join': 'round' }, paint: { 'line-color': colour(`reach-${side}-edge`), 'line-width': 14, 'line-blur': 4, 'line-opacity': 0.35 } },
      { ...line(`reach-${side}`, 'reach', 2.5), filter: sideIs(side) } as LayerSpecification,
    ]),
    // Fast ways are drawn through, those that go round something dashed, the one that is looked at wide and over all.
    ...MODES.flatMap((mode) => ['', '-round'].map((kind) => {
      const layer = line(`way-${mode}${kind}`, 'reach', 3) as LineLayerSpecification;
      return { ...layer, filter: sideIs(`way-${mode}${kind}`), ...(kind && { paint: { ...layer.paint, 'line-dasharray': [1.5, 1.8] } }) };
    })),
    { ...line('way-halo', 'reach', 10), filter: ['in', ['get', 'side'], ['literal', MODES.map((mode) => `way-${mode}-chosen`)]] } as LayerSpecification,
    ...MODES.map((mode) => ({ ...line(`way-${mode}-chosen`, 'reach', 6), filter: sideIs(`way-${mode}-chosen`) }) as LayerSpecification),
    ...([['reach-halo', 9, 6, 'place'], ['reach-place', 7, 3, 'place'], ['reach-end', 0.5, 3.5, 'end']] as const).map(([id, radius, width, side]): LayerSpecification => ({
      id, type: 'circle', source: 'reach', filter: sideIs(side),
      paint: { 'circle-radius': radius, 'circle-opacity': 0, 'circle-stroke-width': width, 'circle-stroke-color': colour(id) },
    })),
  ];
}

/** Streets grow with the map, as ground does; far away they keep a hair's width. */
function streetWidth(latitude: number): ExpressionSpecification {
  const pixelsPerMetre = (zoom: number) => (512 * 2 ** zoom) / (40_030_228 * Math.cos((latitude * Math.PI) / 180));
  const at = (zoom: number): ExpressionSpecification => {
    const width = (metres: number) => Math.max(0.6, metres * pixelsPerMetre(zoom));
    const classes = Object.entries(STREET_WIDTHS).flatMap(([name, metres]) => [name, width(metres)]);
    return ['match', ['coalesce', ['get', 'class'], ''], ...classes, width(OTHER_STREET)] as unknown as ExpressionSpecification;
  };
  return ['interpolate', ['exponential', 2], ['zoom'], 11, at(11), 13, at(13), 20, at(20)];
}
