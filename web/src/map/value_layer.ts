/** A map layer that draws every building once and colours it by a value of its own: geometry is sent one time, values
 * lie in two textures (today, plan). Recolouring touches no geometry; the divide between the halves is a number. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl';
import { Card, type Comparison } from './card';
import type { Box } from './chunks';
import type { Classes } from './classes';
import type { Palette } from './colours';
import type { Columns } from './columns';
import { Frame } from './frame';
import type { GL } from './gl';
import { outlines } from './outline';

/** In a large city rectangles stand for the footprints below this zoom; below the other one changes have no outline. */
const FOOTPRINTS_FROM = 12.5;
const LARGE = 30_000;
const OUTLINES_FROM = 13.5;
const STRIPE = 6;

/** Mark in the page's timeline: the frame after the one in which the buildings got their latest colours. */
export const COLOURED = 'buildings-coloured';
/** Measure in the page's timeline: the script of the frame that brings new values to the graphics card. */
export const PAINTED = 'buildings-painted';

export class ValueLayer implements CustomLayerInterface {
  readonly id = 'buildings';
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;
  readonly frame: Frame;
  /** Share of the width that shows today; 1 where there is no plan. */
  private divide = 1;
  private difference = false;
  private classes: Classes = { lowest: 0, breaks: [] };
  private colours: Palette | null = null;
  private changed: number[] = [];
  private outlinesStale = false;
  private valued = false;
  private marked = false;
  private card: Card | null = null;
  private map: MapLibre | null = null;
  private readonly pending: { today?: Float32Array; plan?: Float32Array } = {};

  constructor(readonly columns: Columns) {
    this.frame = new Frame(columns.origin);
  }

  /** Values of today, and of the plan where there is one. What differs gets an outline. */
  show(today: Float32Array, plan: Float32Array | null): void {
    Object.assign(this.pending, { today, plan: plan ?? today });
    this.changed = plan ? differing(today, plan) : [];
    this.outlinesStale = true;
    this.marked = false;
    this.map?.triggerRepaint();
  }

  paint(classes: Classes, colours: Palette): void {
    Object.assign(this, { classes, colours });
    this.map?.triggerRepaint();
  }

  compare(share: number, difference: boolean): void {
    Object.assign(this, { divide: share, difference });
    this.map?.triggerRepaint();
  }

  onAdd(map: MapLibre, gl: GL): void {
    this.map = map;
    this.card = new Card(gl, this.columns);
  }

  onRemove(): void {
    this.map = this.card = null;
  }

  render(gl: GL, input: CustomRenderMethodInput): void {
    if (!this.card || !this.map || !this.colours) return;
    const start = performance.now();
    this.refresh(this.card);
    if (!this.valued) return;
    const matrix = this.frame.matrix(input.defaultProjectionData.mainMatrix as ArrayLike<number>);
    const compared: Comparison = { divide: this.divide * gl.drawingBufferWidth, difference: this.difference };
    for (const test of [gl.DEPTH_TEST, gl.STENCIL_TEST, gl.CULL_FACE]) gl.disable(test);
    this.card.useAreas(matrix, compared, this.classes, this.colours, STRIPE * window.devicePixelRatio);
    if (this.columns.count > LARGE && this.map.getZoom() < FOOTPRINTS_FROM) this.card.drawFar();
    else this.card.drawNear(this.inView(this.map));
    if (this.changed.length && !this.difference && this.map.getZoom() >= OUTLINES_FROM) this.card.drawOutlines(matrix, compared.divide, this.colours);
    if (!this.marked) {
      performance.clearMeasures(PAINTED);
      performance.measure(PAINTED, { start });
      requestAnimationFrame(markColoured);
    }
    this.marked = true;
  }

  private refresh(card: Card): void {
    if (this.pending.today) {
      card.today.set(this.pending.today);
      this.valued = true;
    }
    if (this.pending.plan) card.plan.set(this.pending.plan);
    delete this.pending.today;
    delete this.pending.plan;
    if (!this.outlinesStale || this.map!.getZoom() < OUTLINES_FROM) return;
    card.outline(outlines(this.columns, this.changed));
    this.outlinesStale = false;
  }

  /** The ground in view, metres of the geometry. */
  inView(map: MapLibre): Box {
    const bounds = map.getBounds();
    const [west, south] = this.frame.toMetres({ longitude: bounds.getWest(), latitude: bounds.getSouth() });
    const [east, north] = this.frame.toMetres({ longitude: bounds.getEast(), latitude: bounds.getNorth() });
    return [west, south, east, north];
  }
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
