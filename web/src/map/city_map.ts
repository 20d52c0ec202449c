/** The map engine of the page: base map, rows of an entity or the areas that stand for them, chosen row, drawn area, zones.
 * It knows nothing of plans or texts. */
import { GeoJSONSource, Map as MapLibre, setWorkerUrl, type LngLat } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { AreaShapes, BaseMap } from '../api/types';
import type { Camera } from '../state/address';
import { ABOVE_SURFACES, ABOVE_VALUES, CLOSE, repaint, showBase, style, WIDE } from './base';
import type { Run } from './card';
import type { Box } from './chunks';
import type { Classes } from './classes';
import type { Palette } from './colours';
import type { Columns } from './columns';
import { drawsByProcessor } from './gl';
import { centre, filling, type Bounds, type Place } from './frame';
import { markOf } from './outline';
import { Picker } from './pick';
import { metresPerPixel } from './scale_bar';
import { ValueLayer, type Values } from './value_layer';

setWorkerUrl(workerUrl);

export interface Start {
  bounds: Bounds;
  /** What to show where no camera is stated. */
  first: Bounds;
  camera: Camera | null;
  title: string;
}

export interface Listener {
  moved(camera: Camera): void;
  settled(camera: Camera): void;
  hovered(row: number | null, x: number, y: number): void;
  pressed(row: number | null, place: Place, zone: number | null): void;
  /** The pointer is drawn over the map while it brushes; `begins` where it came down. */
  brushed?(place: Place, begins: boolean): void;
  /** The graphics card has forgotten everything; nothing can be drawn until it is back. */
  lost(): void;
  restored(): void;
}

/** Shapes that are coloured by values: runs of some of `count` rows, with a value for each row. */
export interface Coloured extends Values {
  runs: readonly Run[];
  count: number;
  /** They cover the ground: streets are drawn above them. */
  surface?: boolean;
}

const VALUES = 'values';
const COARSE = 'values-by-area';
/** A pointer is this wide, pixels. */
const REACH = 8;
/** Points of a stroke are this far apart, pixels. */
const APART = 5;
/** How what is coloured is to look; another layer that comes later looks the same. */
interface Look {
  paint: [classes: Classes, colours: Palette] | null;
  compare: [share: number, difference: boolean];
}

export class CityMap {
  readonly ready: Promise<void>;
  private readonly map: MapLibre;
  private readonly layers = new Map<string, ValueLayer>();
  private readonly look: Look = { paint: null, compare: [1, false] };
  private brush = false;
  /** Whether the pointer has drawn since it came down, and where its last point was. */
  private stroked = false;
  private last: [x: number, y: number, place: Place] | null = null;
  private pickers = new WeakMap<Columns, Picker>();
  /** The features that sources hold, as JSON: one that is given the same again would have the map drawn twice more. */
  private readonly held = new Map<string, string>();

  constructor(container: HTMLElement, start: Start, private readonly listener: Listener) {
    this.map = new MapLibre({
      container,
      style: style(start.bounds),
      ...view(start, container.clientWidth, container.clientHeight),
      canvasContextAttributes: { antialias: !drawsByProcessor() },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      minZoom: WIDE,
      maxZoom: CLOSE,
      locale: { 'Map.Title': start.title },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.listen();
    this.ready = new Promise((done) => void this.map.once('style.load', () => done()));
  }

  showBase(base: BaseMap): void {
    showBase(this.map, base);
  }

  /** Draw these rows, and no others. */
  show(coloured: Coloured): void {
    this.showColoured(VALUES, coloured);
  }

  /** Fill the areas that stand for rows; null takes them off the map. */
  showCoarse(coloured: Coloured | null): void {
    if (coloured) this.showColoured(COARSE, coloured);
    else this.layers.get(COARSE)?.hold([]);
  }

  paint(...paint: [classes: Classes, colours: Palette]): void {
    this.look.paint = paint;
    for (const layer of this.layers.values()) layer.paint(...paint);
  }

  repaintBase(): void {
    repaint(this.map);
  }

  /** Share of the width that shows today, 1 for today alone; or the plan less today everywhere. */
  compare(...compare: [share: number, difference: boolean]): void {
    this.look.compare = compare;
    for (const layer of this.layers.values()) layer.compare(...compare);
  }

  /** Mark a row; null for none. */
  choose(row: number | null): void {
    const run = row === null ? undefined : this.values?.runs.find(({ first, columns }) => row >= first && row < first + columns.count);
    if (!run) return this.fill('chosen', []);
    const geometry = markOf({ columns: run.columns, frame: this.values!.frame }, row! - run.first);
    this.fill('chosen', [{ type: 'Feature', properties: { line: run.columns.kind === 'line' }, geometry }]);
  }

  /** Draw areas, each closed as soon as it has three corners. */
  showAreas(areas: [number, number][][]): void {
    const drawn = areas.filter((corners) => corners.length).map((corners): GeoJSON.Feature => {
      const geometry = corners.length > 2 ? { type: 'Polygon' as const, coordinates: [[...corners, corners[0]]] } : { type: 'LineString' as const, coordinates: corners };
      return { type: 'Feature', properties: {}, geometry };
    });
    this.fill('area', drawn);
  }

  /** Draw strokes as wide as they are on the ground [m]. */
  showStrokes(strokes: { corners: [number, number][]; width?: number }[]): void {
    const drawn = strokes.filter(({ corners }) => corners.length > 1).map(({ corners, width = 0 }): GeoJSON.Feature => {
      const [near, far] = [WIDE, CLOSE].map((zoom) => width / metresPerPixel(zoom, corners[0][1]));
      return { type: 'Feature', properties: { near, far }, geometry: { type: 'LineString', coordinates: corners } };
    });
    this.fill('stroke', drawn);
  }

  /** Whether the pointer brushes where it would move the map; two fingers and the wheel move it still. */
  brushing(on: boolean): void {
    this.brush = on;
    if (on) this.map.dragPan.disable();
    else this.map.dragPan.enable();
  }

  /** Outline zones and fill those that are chosen; null takes them off the map. */
  showZones(zones: AreaShapes | null, chosen: string[]): void {
    const features = zones?.features.map((zone) => ({ ...zone, properties: { ...zone.properties, chosen: chosen.includes(zone.properties.name ?? '') } })) ?? [];
    this.fill('zones', features);
  }

  /** Draw the ground that is reached from a place; nothing takes it off the map. */
  showReach(features: GeoJSON.Feature[]): void {
    this.fill('reach', features);
  }

  drawing(on: boolean): void {
    this.map.getCanvas().style.cursor = on ? 'crosshair' : '';
    if (on) this.map.doubleClickZoom.disable();
    else this.map.doubleClickZoom.enable();
  }

  zoomBy(step: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + step, duration: 200 });
  }

  goTo({ latitude, longitude, zoom }: Camera): void {
    this.map.jumpTo({ center: [longitude, latitude], zoom });
  }

  /** Bring places into view if one is outside. */
  reveal(...places: Place[]): void {
    const view = this.map.getBounds();
    if (places.every(({ longitude, latitude }) => view.contains([longitude, latitude]))) return;
    if (places.length === 1) return this.centreOn(places[0]);
    const ends = [Math.min, Math.max].map((of) => [of(...places.map(({ longitude }) => longitude)), of(...places.map(({ latitude }) => latitude))]);
    this.map.fitBounds(ends as [[number, number], [number, number]], { padding: 40, maxZoom: 16, animate: false });
  }

  centreOn({ longitude, latitude }: Place): void {
    this.map.jumpTo({ center: [longitude, latitude] });
  }

  /** The ground in view: west, south, east, north in degrees. */
  bounds(): Bounds {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** The ground in view, in metres of the shapes; null while there are none. */
  view(): Box | null {
    return this.values?.inView(this.map) ?? null;
  }

  /** The map as it is drawn next, values and all, given to `take` while its pixels can be read. */
  picture<T>(take: (canvas: HTMLCanvasElement) => T): Promise<T> {
    return new Promise((done, fail) => {
      this.map.once('render', () => {
        try {
          done(take(this.map.getCanvas()));
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      });
      this.map.triggerRepaint();
    });
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { latitude: lat, longitude: lng, zoom: this.map.getZoom() };
  }

  project({ longitude, latitude }: Place): [x: number, y: number] {
    const { x, y } = this.map.project([longitude, latitude]);
    return [x, y];
  }

  hoverMiddle(): void {
    const { x, y } = this.map.project(this.map.getCenter());
    this.listener.hovered(this.rowAt(this.map.getCenter()), x, y);
  }

  /** What lies under the middle of the view: the keyboard's pointer. */
  pressMiddle(): void {
    this.press(this.map.getCenter());
  }

  resize(): void {
    this.map.resize();
  }

  remove(): void {
    this.map.remove();
  }

  private listen(): void {
    const { map, listener } = this;
    map.on('move', () => listener.moved(this.camera()));
    map.on('moveend', () => listener.settled(this.camera()));
    map.on('mousemove', ({ lngLat, point }) => listener.hovered(this.rowAt(lngLat), point.x, point.y));
    map.on('mouseout', () => listener.hovered(null, 0, 0));
    map.on('click', ({ lngLat }) => {
      if (!this.stroked) this.press(lngLat);
    });
    map.on('mousedown', ({ lngLat, point }) => this.stroke(lngLat, point, true));
    map.on('touchstart', ({ lngLat, point, points }) => points.length === 1 && this.stroke(lngLat, point, true));
    map.on('mousemove', ({ lngLat, point, originalEvent }) => originalEvent.buttons === 1 && this.stroke(lngLat, point, false));
    map.on('touchmove', ({ lngLat, point, points }) => points.length === 1 && this.stroke(lngLat, point, false));
    map.on('webglcontextlost', () => {
      this.layers.clear();
      this.held.clear();
      listener.lost();
      map.once('style.load', () => listener.restored());
    });
  }

  private get values(): ValueLayer | undefined {
    return this.layers.get(VALUES);
  }

  private showColoured(id: string, { runs, count, surface, ...values }: Coloured): void {
    const columns = runs[0]?.columns;
    let layer = this.layers.get(id);
    if (columns && !layer?.fits(count, columns.kind, columns.origin)) layer = this.addLayer(id, count, columns, surface ?? false);
    layer?.hold(runs);
    layer?.show(values);
  }

  /** Areas lie below the rows that they stand for, whichever comes first. */
  private addLayer(id: string, count: number, { kind, origin }: Columns, surface: boolean): ValueLayer {
    if (this.map.getLayer(id)) this.map.removeLayer(id);
    const layer = new ValueLayer(id, count, kind, origin);
    if (this.look.paint) layer.paint(...this.look.paint);
    layer.compare(...this.look.compare);
    this.layers.set(id, layer);
    const below = id === COARSE && this.map.getLayer(VALUES) ? VALUES : surface ? ABOVE_SURFACES : ABOVE_VALUES;
    this.map.addLayer(layer, below);
    return layer;
  }

  /** One more point of a stroke, where the pointer has gone far enough; a press without way is none. */
  private stroke({ lng, lat }: LngLat, { x, y }: { x: number; y: number }, begins: boolean): void {
    if (!this.brush) return void (this.stroked = false);
    if (begins) {
      this.stroked = false;
      this.last = [x, y, { longitude: lng, latitude: lat }];
      return;
    }
    if (!this.last || Math.hypot(x - this.last[0], y - this.last[1]) < APART) return;
    if (!this.stroked) this.listener.brushed?.(this.last[2], true);
    this.stroked = true;
    this.last = [x, y, { longitude: lng, latitude: lat }];
    this.listener.brushed?.(this.last[2], false);
  }

  private press(at: LngLat): void {
    const [zone] = this.map.queryRenderedFeatures(this.map.project(at), { layers: ['zones-fill'] });
    this.listener.pressed(this.rowAt(at), { longitude: at.lng, latitude: at.lat }, zone ? Number(zone.properties.row) : null);
  }

  private rowAt({ lng, lat }: LngLat): number | null {
    const layer = this.values;
    if (!layer) return null;
    const [x, y] = layer.frame.toMetres({ longitude: lng, latitude: lat });
    const reach = REACH * metresPerPixel(this.map.getZoom(), lat);
    for (const { first, columns } of layer.runs) {
      const row = this.pickerOf(columns).at(x, y, reach);
      if (row !== null) return first + row;
    }
    return null;
  }

  private pickerOf(columns: Columns): Picker {
    const known = this.pickers.get(columns) ?? new Picker(columns);
    this.pickers.set(columns, known);
    return known;
  }

  private fill(source: string, features: GeoJSON.Feature[]): void {
    const text = JSON.stringify(features);
    if (text === (this.held.get(source) ?? '[]')) return;
    this.held.set(source, text);
    void this.map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });
  }
}

/** The camera of the address, else where the city stands, so near that it fills the view. */
function view({ camera, first }: Start, width: number, height: number) {
  if (camera) return { center: [camera.longitude, camera.latitude] as [number, number], zoom: camera.zoom };
  return { center: centre(first), zoom: Math.min(14.5, filling(first, width, height)) };
}
