/** The buildings on the graphics card: their shapes, their values and how they are drawn. */
import { chunks, overlap, type Box, type Chunk } from './chunks';
import { MOST_CLASSES, type Classes } from './classes';
import type { Palette } from './colours';
import type { Columns } from './columns';
import { rectangles } from './far';
import { Program, Shape, upload, ValueTexture, type GL } from './gl';
import { AREA_FRAGMENT, AREA_VERTEX, LINE_FRAGMENT, LINE_VERTEX } from './shaders';

/** How today and the plan stand beside each other: pixels that show today, or the one less the other. */
export interface Comparison {
  divide: number;
  difference: boolean;
}

interface Near {
  areas: Shape;
  changes: Shape;
  parts: Chunk[];
}

export class Card {
  readonly today: ValueTexture;
  readonly plan: ValueTexture;
  private loadedNear: Near | null = null;
  private loadedFar: Shape | null = null;
  private readonly areas: Program;
  private readonly lines: Program;

  constructor(private readonly gl: GL, private readonly columns: Columns) {
    this.today = new ValueTexture(gl, columns.count);
    this.plan = new ValueTexture(gl, columns.count);
    this.areas = new Program(gl, AREA_VERTEX, AREA_FRAGMENT);
    this.lines = new Program(gl, LINE_VERTEX, LINE_FRAGMENT);
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

  /** Footprints and rectangles go to the card when they are first drawn: the first picture needs one of them only. */
  private get near(): Near {
    const { gl, columns } = this;
    if (this.loadedNear) return this.loadedNear;
    const positions = upload(gl, columns.positions);
    const areas = new Shape(gl, positions, upload(gl, columns.owners), columns.triangles);
    return (this.loadedNear = { areas, changes: new Shape(gl, positions, null, new Uint32Array()), parts: chunks(columns) });
  }

  private get far(): Shape {
    if (this.loadedFar) return this.loadedFar;
    const { positions, owners, triangles } = rectangles(this.columns);
    return (this.loadedFar = new Shape(this.gl, upload(this.gl, positions), upload(this.gl, owners), triangles));
  }

  /** Walls of what the plan changes, as pairs of vertices. */
  outline(edges: Uint32Array<ArrayBuffer>): void {
    this.near.changes.order(edges);
  }

  drawFar(): void {
    this.far.draw(this.gl.TRIANGLES);
  }

  drawNear(view: Box): void {
    for (const { box, first, count } of this.near.parts) {
      if (overlap(box, view)) this.near.areas.draw(this.gl.TRIANGLES, first, count);
    }
  }

  drawOutlines(matrix: Float32Array, divide: number, { plan }: Palette): void {
    const { gl, lines } = this;
    gl.useProgram(lines.program);
    gl.uniformMatrix4fv(lines.at('matrix'), false, matrix);
    gl.uniform1f(lines.at('divide'), divide);
    gl.uniform3fv(lines.at('line'), plan);
    this.near.changes.draw(gl.LINES);
  }
}

function padded(numbers: number[], length: number): number[] {
  return Array.from({ length }, (_, index) => numbers[index] ?? 0);
}
