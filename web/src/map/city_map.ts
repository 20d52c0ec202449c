/** The map engine of the page: base map, buildings, chosen building, drawn area. It knows nothing of plans or texts. */
import { GeoJSONSource, Map as MapLibre, setWorkerUrl, type LngLat } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { BaseMap } from '../api/types';
import type { Camera } from '../state/address';
import { ABOVE_BUILDINGS, repaint, showBase, showOutside, style } from './base';
import type { Classes } from './classes';
import type { Palette } from './colours';
import type { Columns } from './columns';
import { centre, filling, type Bounds, type Place } from './frame';
import { outline } from './outline';
import { Picker } from './pick';
import { ValueLayer } from './value_layer';

setWorkerUrl(workerUrl);


export interface Start {
  bounds: Bounds;
  camera: Camera | null;
  title: string;
}

export interface Listener {
  moved(camera: Camera): void;
  settled(camera: Camera): void;
  hovered(row: number | null, x: number, y: number): void;
  pressed(row: number | null, place: Place): void;
}

export class CityMap {
  readonly ready: Promise<void>;
  private readonly map: MapLibre;
  private layer: ValueLayer | null = null;
  private picker: Picker | null = null;

  constructor(container: HTMLElement, start: Start, private readonly listener: Listener) {
    this.map = new MapLibre({
      container,
      style: style((start.bounds[1] + start.bounds[3]) / 2),
      ...view(start, container.clientWidth, container.clientHeight),
      canvasContextAttributes: { antialias: true },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      minZoom: 9,
      maxZoom: 19,
      locale: { 'Map.Title': start.title },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.listen();
    this.ready = new Promise((done) => void this.map.once('style.load', () => done()));
    void this.ready.then(() => showOutside(this.map, start.bounds));
  }

  showBase(base: BaseMap): void {
    showBase(this.map, base);
  }

  showBuildings(columns: Columns): void {
    if (this.layer) this.map.removeLayer(this.layer.id);
    this.layer = new ValueLayer(columns);
    this.picker = null;
    this.map.addLayer(this.layer, ABOVE_BUILDINGS);
  }

  showValues(today: Float32Array, plan: Float32Array | null): void {
    this.layer?.show(today, plan);
  }

  paint(classes: Classes, colours: Palette): void {
    this.layer?.paint(classes, colours);
  }

  repaintBase(): void {
    repaint(this.map);
  }

  /** Share of the width that shows today; 1 for today alone. */
  split(share: number): void {
    this.layer?.split(share);
  }

  /** Outline a building; null for none. */
  choose(row: number | null): void {
    const lines = this.layer && row !== null && row < this.layer.columns.count ? this.walls(this.layer, row) : [];
    this.data('chosen', { type: 'MultiLineString', coordinates: lines });
  }

  /** Draw an area, closed as soon as it has three corners. */
  showArea(corners: [number, number][]): void {
    const closed = corners.length > 2;
    this.data('area', closed ? { type: 'Polygon', coordinates: [[...corners, corners[0]]] } : { type: 'LineString', coordinates: corners });
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

  /** Bring a building into view if it is outside. */
  reveal(row: number): void {
    if (!this.layer || row >= this.layer.columns.count) return;
    const [west, south, east, north] = this.layer.columns.boxes.subarray(4 * row, 4 * row + 4);
    const { longitude, latitude } = this.layer.frame.toPlace((west + east) / 2, (south + north) / 2);
    if (!this.map.getBounds().contains([longitude, latitude])) this.map.jumpTo({ center: [longitude, latitude] });
  }

  project({ longitude, latitude }: Place): [x: number, y: number] {
    const { x, y } = this.map.project([longitude, latitude]);
    return [x, y];
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
    map.on('click', ({ lngLat }) => this.press(lngLat));
  }

  private press(at: LngLat): void {
    this.listener.pressed(this.rowAt(at), { longitude: at.lng, latitude: at.lat });
  }

  private rowAt({ lng, lat }: LngLat): number | null {
    if (!this.layer) return null;
    // Sorted into its cells when it is first asked: the first picture does not wait for it.
    this.picker ??= new Picker(this.layer.columns);
    return this.picker.at(...this.layer.frame.toMetres({ longitude: lng, latitude: lat }));
  }

  private camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { latitude: lat, longitude: lng, zoom: this.map.getZoom() };
  }

  private walls({ columns, frame }: ValueLayer, row: number): [number, number][][] {
    const corner = (vertex: number): [number, number] => {
      const { longitude, latitude } = frame.toPlace(columns.positions[2 * vertex], columns.positions[2 * vertex + 1]);
      return [longitude, latitude];
    };
    const edges = outline(columns, row);
    return edges.flatMap((vertex, at) => (at % 2 ? [] : [[corner(vertex), corner(edges[at + 1])]]));
  }

  private data(source: string, geometry: GeoJSON.Geometry): void {
    void this.map.getSource<GeoJSONSource>(source)?.setData({ type: 'Feature', properties: {}, geometry });
  }
}

/** The camera of the address, else the middle of the city, so near that the city fills the view. */
function view({ camera, bounds }: Start, width: number, height: number) {
  if (camera) return { center: [camera.longitude, camera.latitude] as [number, number], zoom: camera.zoom };
  return { center: centre(bounds), zoom: Math.min(14.5, filling(bounds, width, height)) };
}
