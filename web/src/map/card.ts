/** The buildings on the graphics card: shapes tile by tile, one texture of values for all, and how they are drawn. */
import { boxOf, chunks, overlap, type Box, type Chunk } from './chunks';
import { MOST_CLASSES, type Classes } from './classes';
import type { Palette } from './colours';
import type { Columns } from './columns';
import { rectangles } from './far';
import { Program, Shape, upload, ValueTexture, type GL } from './gl';
import { outlines } from './outline';
import { AREA_FRAGMENT, AREA_VERTEX, LINE_FRAGMENT, LINE_VERTEX } from './shaders';

/** How today and the plan stand beside each other: pixels that show today, or the one less the other. */
export interface Comparison {
  divide: number;
  difference: boolean;
}

/** Shapes of a run of rows. */
export interface Run {
  first: number;
  columns: Columns;
}

/** Rows that differ, counted within a run. */
export type Differing = (run: Run) => Iterable<number>;

export class Card {
  readonly today: ValueTexture;
  readonly plan: ValueTexture;
  private readonly areas: Program;
  private readonly lines: Program;
  private tiles = new Map<Columns, Tile>();

  /** `count` is the number of all rows, whether their shapes are here or not. */
  constructor(private readonly gl: GL, count: number) {
    this.today = new ValueTexture(gl, count);
    this.plan = new ValueTexture(gl, count);
    this.areas = new Program(gl, AREA_VERTEX, AREA_FRAGMENT);
    this.lines = new Program(gl, LINE_VERTEX, LINE_FRAGMENT);
  }

  /** Keep the shapes of these runs; others leave the card. */
  hold(runs: readonly Run[]): void {
    const kept = new Map(runs.map((run) => [run.columns, this.tiles.get(run.columns) ?? new Tile(this.gl, run)]));
    for (const [columns, tile] of this.tiles) if (!kept.has(columns)) tile.free();
    this.tiles = kept;
  }

  useAreas(matrix: Float32Array, { divide, difference }: Comparison, classes: Classes, colours: Palette, stripe: number): void {
    const { gl, areas } = this;
    gl.useProgram(areas.program);
    gl.uniformMatrix4fv(areas.at('matrix'), false, matrix);
    gl.uniform1f(areas.at('divide'), divide);
    gl.uniform1i(areas.at('difference'), Number(difference));
    gl.uniform1i(areas.at('compared'), Number(difference || divide < gl.drawingBufferWidth));
    gl.uniform1f(areas.at('stripe'), stripe);
    gl.uniform1i(areas.at('width'), ValueTexture.WIDTH);
    gl.uniform1i(areas.at('breakCount'), classes.breaks.length);
    gl.uniform1fv(areas.at('breaks'), padded(classes.breaks, MOST_CLASSES - 1));
    gl.uniform3fv(areas.at('colours'), padded(colours.classes.flat(), 3 * MOST_CLASSES));
    gl.uniform3fv(areas.at('missing'), colours.missing);
    gl.uniform3fv(areas.at('missingStripe'), colours.missingStripe);
    gl.uniform1i(areas.at('today'), 0);
    gl.uniform1i(areas.at('plan'), 1);
    this.plan.bind(1);
    this.today.bind(0);
  }

  /** Draw what is in view: footprints, or from far away the rectangles that stand for them. */
  drawAreas(view: Box, far: boolean): void {
    for (const tile of this.tiles.values()) {
      if (!overlap(tile.box, view)) continue;
      this.gl.uniform1i(this.areas.at('first'), tile.run.first);
      if (far) tile.far.draw(this.gl.TRIANGLES);
      else tile.drawNear(view);
    }
  }

  /** Walls of what the plan changes. What differs is asked of a tile when its walls are first drawn. */
  drawOutlines(matrix: Float32Array, divide: number, { plan }: Palette, view: Box, differing: Differing): void {
    const { gl, lines } = this;
    gl.useProgram(lines.program);
    gl.uniformMatrix4fv(lines.at('matrix'), false, matrix);
    gl.uniform1f(lines.at('divide'), divide);
    gl.uniform3fv(lines.at('line'), plan);
    for (const tile of this.tiles.values()) if (overlap(tile.box, view)) tile.drawChanges(differing);
  }

  /** Other values have come: what differs has to be asked again. */
  forgetChanges(): void {
    for (const tile of this.tiles.values()) tile.outlined = false;
  }
}

/** Footprints and rectangles go to the card when they are first drawn: the first picture needs one of them only. */
class Tile {
  readonly box: Box;
  outlined = false;
  private near: { areas: Shape; changes: Shape; parts: Chunk[] } | null = null;
  private loadedFar: Shape | null = null;

  constructor(private readonly gl: GL, readonly run: Run) {
    this.box = boxOf(run.columns, 0, run.columns.count);
  }

  get far(): Shape {
    if (this.loadedFar) return this.loadedFar;
    const { positions, owners, triangles } = rectangles(this.run.columns);
    return (this.loadedFar = new Shape(this.gl, upload(this.gl, positions), upload(this.gl, owners), triangles));
  }

  drawNear(view: Box): void {
    const { areas, parts } = this.footprints();
    for (const { box, first, count } of parts) if (overlap(box, view)) areas.draw(this.gl.TRIANGLES, first, count);
  }

  drawChanges(differing: Differing): void {
    const { changes } = this.footprints();
    if (!this.outlined) changes.order(outlines(this.run.columns, differing(this.run)));
    this.outlined = true;
    changes.draw(this.gl.LINES);
  }

  free(): void {
    this.near?.areas.free();
    this.near?.changes.free();
    this.loadedFar?.free();
    this.near = this.loadedFar = null;
  }

  private footprints() {
    const { gl, run: { columns } } = this;
    if (this.near) return this.near;
    const positions = upload(gl, columns.positions);
    const areas = new Shape(gl, positions, upload(gl, columns.owners), columns.triangles);
    return (this.near = { areas, changes: new Shape(gl, positions, null, new Uint32Array()), parts: chunks(columns) });
  }
}

function padded(numbers: number[], length: number): number[] {
  return Array.from({ length }, (_, index) => numbers[index] ?? 0);
}
