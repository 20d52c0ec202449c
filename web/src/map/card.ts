/** The shapes of one entity on the graphics card: tile by tile, one texture of values for all, and how they are drawn. */
import { overlap } from './chunks';
import { MOST_CLASSES, type Classes } from './classes';
import type { Palette } from './colours';
import type { Columns, Kind } from './columns';
import { Program, ValueTexture, type GL } from './gl';
import { AREA_FRAGMENT, AREA_VERTEX, CELL_FRAGMENT, CELL_VERTEX, LINE_FRAGMENT, LINE_VERTEX, PIECE_FRAGMENT, PIECE_VERTEX, POINT_FRAGMENT, POINT_VERTEX } from './shaders';
import { tileOf, type Tile, type View } from './tile_shapes';

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

/** Programs by what they draw: `area` polygons and lines from far away. */
type Drawing = 'area' | 'piece' | 'point' | 'cell';
const PROGRAMS: Record<Drawing, [vertex: string, fragment: string]> = {
  area: [AREA_VERTEX, AREA_FRAGMENT],
  piece: [PIECE_VERTEX, PIECE_FRAGMENT],
  point: [POINT_VERTEX, POINT_FRAGMENT],
  cell: [CELL_VERTEX, CELL_FRAGMENT],
};
const NEAR: Record<Kind, Drawing> = { polygon: 'area', line: 'piece', point: 'point', cell: 'cell' };
const FAR: Record<Kind, Drawing> = { ...NEAR, line: 'area' };

export class Card {
  readonly today: ValueTexture;
  readonly plan: ValueTexture;
  /** What moves along lines, and the amount from which on a line is as wide as it gets; 0 where all are of one width. */
  readonly amounts: [today: ValueTexture, plan: ValueTexture] | null;
  most = 0;
  private readonly programs = new Map<Drawing, Program>();
  private readonly lines: Program;
  private tiles = new Map<Columns, Tile>();

  /** `count` is the number of all rows, whether their shapes are here or not. */
  constructor(private readonly gl: GL, count: number, private readonly kind: Kind) {
    this.today = new ValueTexture(gl, count);
    this.plan = new ValueTexture(gl, count);
    this.amounts = kind === 'line' ? [new ValueTexture(gl, count), new ValueTexture(gl, count)] : null;
    this.lines = new Program(gl, LINE_VERTEX, LINE_FRAGMENT);
  }

  /** Keep the shapes of these runs; others leave the card. */
  hold(runs: readonly Run[]): void {
    const kept = new Map(runs.map((run) => [run.columns, this.tiles.get(run.columns) ?? tileOf(this.gl, run)]));
    for (const [columns, tile] of this.tiles) if (!kept.has(columns)) tile.free();
    this.tiles = kept;
  }

  /** Draw what is in view: shapes, or from far away what stands for them. */
  draw(view: View, { divide, difference }: Comparison, classes: Classes, colours: Palette): void {
    const { gl } = this;
    const program = this.programOf((view.far ? FAR : NEAR)[this.kind]);
    const whole = (name: string, value: number) => gl.uniform1i(program.at(name), value);
    const number = (name: string, value: number) => gl.uniform1f(program.at(name), value);
    gl.useProgram(program.program);
    gl.uniformMatrix4fv(program.at('matrix'), false, view.matrix);
    number('divide', divide);
    whole('difference', Number(difference));
    whole('compared', Number(difference || divide < gl.drawingBufferWidth));
    number('stripe', view.stripe);
    whole('width', ValueTexture.WIDTH);
    whole('breakCount', classes.breaks.length);
    gl.uniform1fv(program.at('breaks'), padded(classes.breaks, MOST_CLASSES - 1));
    gl.uniform3fv(program.at('colours'), padded(colours.classes.flat(), 3 * MOST_CLASSES));
    gl.uniform3fv(program.at('missing'), colours.missing);
    gl.uniform3fv(program.at('missingStripe'), colours.missingStripe);
    gl.uniform3fv(program.at('unclearStripe'), colours.unclearStripe);
    gl.uniform3fv(program.at('ringColour'), colours.ring);
    gl.uniform2f(program.at('view'), gl.drawingBufferWidth, gl.drawingBufferHeight);
    number('halfWidth', view.width / 2);
    number('most', this.most);
    number('size', view.size);
    number('ring', view.ring);
    whole('today', 0);
    whole('plan', 1);
    whole('rows', 2);
    whole('amountToday', 3);
    whole('amountPlan', 4);
    this.amounts?.forEach((texture, at) => texture.bind(3 + at));
    this.plan.bind(1);
    this.today.bind(0);
    for (const tile of this.tiles.values()) {
      if (!overlap(tile.box, view.box)) continue;
      whole('first', tile.run.first);
      if (view.far) tile.drawFar(view.box, view.metres);
      else tile.drawNear(view.box);
    }
  }

  /** Outlines of what the plan changes. What differs is asked of a tile when its outlines are first drawn. */
  drawOutlines({ matrix, box }: View, divide: number, { plan }: Palette, differing: Differing): void {
    const { gl, lines } = this;
    gl.useProgram(lines.program);
    gl.uniformMatrix4fv(lines.at('matrix'), false, matrix);
    gl.uniform1f(lines.at('divide'), divide);
    gl.uniform3fv(lines.at('line'), plan);
    for (const tile of this.tiles.values()) if (overlap(tile.box, box)) tile.drawChanges(differing);
  }

  /** Other values have come: what differs has to be asked again. */
  forgetChanges(): void {
    for (const tile of this.tiles.values()) tile.forgetChanges();
  }

  private programOf(drawing: Drawing): Program {
    const known = this.programs.get(drawing) ?? new Program(this.gl, ...PROGRAMS[drawing]);
    this.programs.set(drawing, known);
    return known;
  }
}

function padded(numbers: number[], length: number): number[] {
  return Array.from({ length }, (_, index) => numbers[index] ?? 0);
}
