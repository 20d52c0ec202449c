/** A map layer that draws every shape once and colours it by a value of its own: geometry is sent one time, tile by tile,
 * values lie in two textures for all rows (today, plan). Recolouring touches no geometry; the divide is a number. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl';
import { Card, type Comparison, type Run } from './card';
import { differences } from './change';
import type { Box } from './chunks';
import type { Classes } from './classes';
import type { Palette } from './colours';
import type { Kind } from './columns';
import { Frame, type Place } from './frame';
import type { GL } from './gl';
import { metresPerPixel } from './scale_bar';
import type { View } from './tile_shapes';

/** Of many rows, rectangles stand for polygons and straighter lines for lines below these zooms; changes have no outline below the last. */
const SHAPES_FROM: Record<Kind, number> = { polygon: 12.5, line: 14, point: 0, cell: 0 };
const LARGE = 30_000;
const OUTLINES_FROM = 13.5;
const STRIPE = 6;
/** Points of this size and more have a ring [pixels of the page]. */
const RINGED = 6;
const RING = 1;

/** Mark in the page's timeline: the frame after the one in which the shapes got their latest colours. */
export const COLOURED = 'layer-coloured';
/** Measure in the page's timeline: the script of the frame that brings new values to the graphics card. */
export const PAINTED = 'layer-painted';

/** Values left and right of the divide; `unclear` is 1 in rows whose difference is too close to call. */
export interface Values {
  today: Float32Array;
  plan: Float32Array | null;
  unclear?: Float32Array | null;
  /** What moves along lines: they are the wider the more it is, as wide as they get from `most` on. */
  amounts?: Amounts | null;
}

export interface Amounts {
  today: Float32Array;
  plan: Float32Array | null;
  most: number;
}

export class ValueLayer implements CustomLayerInterface {
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;
  readonly frame: Frame;
  runs: readonly Run[] = [];
  /** Share of the width that shows today; 1 where there is no plan. */
  private divide = 1;
  private difference = false;
  private classes: Classes = { lowest: 0, breaks: [] };
  private colours: Palette | null = null;
  private values: Values | null = null;
  private stale = false;
  private marked = false;
  private card: Card | null = null;
  private map: MapLibre | null = null;

  /** `count` is the number of all rows, `kind` and `origin` those of all shapes. */
  constructor(readonly id: string, private readonly count: number, private readonly kind: Kind, private readonly origin: Place) {
    this.frame = new Frame(origin);
  }

  /** Whether shapes of so many rows, of this kind and of this origin can be held. */
  fits(count: number, kind: Kind, { longitude, latitude }: Place): boolean {
    return count === this.count && kind === this.kind && longitude === this.origin.longitude && latitude === this.origin.latitude;
  }

  /** Draw these runs of rows, and no others. */
  hold(runs: readonly Run[]): void {
    this.runs = runs;
    this.card?.hold(runs);
    this.map?.triggerRepaint();
  }

  /** What differs gets an outline. */
  show(values: Values): void {
    if (values.today.length !== this.count) return;
    this.values = values;
    this.stale = true;
    this.marked = false;
    this.map?.triggerRepaint();
  }

  paint(classes: Classes, colours: Palette): void {
    Object.assign(this, { classes, colours });
    this.map?.triggerRepaint();
  }

  compare(share: number, difference: boolean): void {
    this.stale ||= difference !== this.difference;
    Object.assign(this, { divide: share, difference });
    this.map?.triggerRepaint();
  }

  onAdd(map: MapLibre, gl: GL): void {
    this.map = map;
    this.card = new Card(gl, this.count, this.kind);
    this.card.hold(this.runs);
  }

  onRemove(): void {
    this.card?.hold([]);
    this.map = this.card = null;
  }

  render(gl: GL, input: CustomRenderMethodInput): void {
    const { card, map, colours, values } = this;
    if (!card || !map || !colours || !values) return;
    const start = performance.now();
    if (this.stale) this.refresh(card, values);
    const compared: Comparison = { divide: this.divide * gl.drawingBufferWidth, difference: this.difference };
    const view = this.lookedAt(map, input);
    for (const test of [gl.DEPTH_TEST, gl.STENCIL_TEST, gl.CULL_FACE]) gl.disable(test);
    card.draw(view, compared, this.classes, colours);
    const { plan } = values;
    if (plan && !this.difference && map.getZoom() >= OUTLINES_FROM) {
      card.drawOutlines(view, compared.divide, colours, ({ first, columns }) => differing(values.today.subarray(first, first + columns.count), plan.subarray(first, first + columns.count)));
    }
    if (!this.marked) {
      performance.clearMeasures(PAINTED);
      performance.measure(PAINTED, { start });
      requestAnimationFrame(markColoured);
    }
    this.marked = true;
  }

  private lookedAt(map: MapLibre, input: CustomRenderMethodInput): View {
    const [zoom, ratio] = [map.getZoom(), window.devicePixelRatio];
    const size = growing(zoom, 3, 14);
    return {
      matrix: this.frame.matrix(input.defaultProjectionData.mainMatrix as ArrayLike<number>),
      box: this.inView(map),
      far: this.size > LARGE && zoom < SHAPES_FROM[this.kind],
      metres: metresPerPixel(zoom, map.getCenter().lat),
      stripe: STRIPE * ratio,
      width: growing(zoom, 1.5, 6) * ratio,
      size: size * ratio,
      ring: (size >= RINGED ? RING : 0) * ratio,
    };
  }

  private refresh(card: Card, { today, plan, unclear, amounts }: Values): void {
    const difference = this.difference && plan;
    card.today.set(difference ? (unclear ?? new Float32Array(this.count)) : today);
    if (plan) card.plan.set(difference ? differences(today, plan) : plan);
    card.most = amounts && amounts.today.length === this.count ? amounts.most : 0;
    if (card.most) {
      card.amounts?.[0].set(amounts!.today);
      card.amounts?.[1].set(amounts!.plan ?? amounts!.today);
    }
    card.forgetChanges();
    this.stale = false;
  }

  private get size(): number {
    return this.runs.reduce((sum, { columns }) => sum + columns.count, 0);
  }

  /** The ground in view, metres of the geometry. */
  inView(map: MapLibre): Box {
    const bounds = map.getBounds();
    const [west, south] = this.frame.toMetres({ longitude: bounds.getWest(), latitude: bounds.getSouth() });
    const [east, north] = this.frame.toMetres({ longitude: bounds.getEast(), latitude: bounds.getNorth() });
    return [west, south, east, north];
  }
}

/** A size that grows with the map, from zoom 11 to 17. */
function growing(zoom: number, least: number, most: number): number {
  return least + (most - least) * Math.max(0, Math.min(1, (zoom - 11) / 6));
}

function markColoured(): void {
  performance.clearMarks(COLOURED);
  performance.mark(COLOURED);
}

/** Rows whose value is another one in the plan. */
export function differing(today: Float32Array, plan: Float32Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < today.length; row++) if (!Object.is(today[row], plan[row])) rows.push(row);
  return rows;
}
