/** The shapes of one tile on the graphics card. They go there when they are first drawn: the first picture needs some only. */
import type { Differing, Run } from './card';
import { boxOf, chunks, overlap, type Box, type Chunk } from './chunks';
import { rectangles } from './far';
import { IndexTexture, Instances, Shape, upload, uploadPlaces, type GL } from './gl';
import { cornerOf, indexOf } from './grid';
import { pieces, straighter, type Bundle } from './lines';
import { outlines } from './outline';

/** What is looked at, and how large lines and points are [pixels of the card]. */
export interface View {
  matrix: Float32Array;
  box: Box;
  far: boolean;
  /** Metres that a pixel of the page shows. */
  metres: number;
  stripe: number;
  /** Width of a line. */
  width: number;
  /** Diameter of a point, and the width of the ring around it. */
  size: number;
  ring: number;
}

export interface Tile {
  readonly box: Box;
  readonly run: Run;
  drawNear(view: Box): void;
  /** `metres` is what a pixel of the page shows. */
  drawFar(view: Box, metres: number): void;
  drawChanges(differing: Differing): void;
  forgetChanges(): void;
  free(): void;
}

export function tileOf(gl: GL, run: Run): Tile {
  if (run.columns.kind === 'cell') return new CellTile(gl, run);
  return run.columns.kind === 'line' ? new LineTile(gl, run) : new ShapeTile(gl, run);
}

/** Polygons and points; outlines of what changes are those of polygons. */
class ShapeTile implements Tile {
  readonly box: Box;
  private outlined = false;
  private near: { shapes: Shape; changes: Shape; parts: Chunk[] } | null = null;
  private loadedFar: Shape | null = null;

  constructor(private readonly gl: GL, readonly run: Run) {
    this.box = boxOf(run.columns, 0, run.columns.count);
  }

  drawNear(view: Box): void {
    const { shapes, parts } = this.load();
    const mode = this.isPoint ? this.gl.POINTS : this.gl.TRIANGLES;
    for (const { box, first, count } of parts) if (overlap(box, view)) shapes.draw(mode, first, count);
  }

  drawFar(view: Box): void {
    if (this.isPoint) return this.drawNear(view);
    if (!this.loadedFar) {
      const { positions, owners, triangles } = rectangles(this.run.columns);
      this.loadedFar = new Shape(this.gl, upload(this.gl, positions), upload(this.gl, owners), triangles);
    }
    this.loadedFar.draw(this.gl.TRIANGLES);
  }

  drawChanges(differing: Differing): void {
    if (this.isPoint) return;
    const { changes } = this.load();
    if (!this.outlined) changes.order(outlines(this.run.columns, differing(this.run)));
    this.outlined = true;
    changes.draw(this.gl.LINES);
  }

  forgetChanges(): void {
    this.outlined = false;
  }

  free(): void {
    this.near?.shapes.free();
    this.near?.changes.free();
    this.loadedFar?.free();
    this.near = this.loadedFar = null;
  }

  private get isPoint(): boolean {
    return this.run.columns.kind === 'point';
  }

  private load() {
    const { gl, run: { columns } } = this;
    if (this.near) return this.near;
    const positions = upload(gl, columns.positions);
    const order = this.isPoint ? Uint32Array.from(columns.owners.keys()) : columns.indices;
    const shapes = new Shape(gl, positions, upload(gl, columns.owners), order);
    const starts = this.isPoint ? columns.vertexStarts : columns.indexStarts;
    return (this.near = { shapes, changes: new Shape(gl, positions, null, new Uint32Array()), parts: chunks(columns, starts) });
  }
}

/** From far away a line may leave its course by one of these, m: two pixels at most. */
const TOLERANCES = [64, 16, 4];

class LineTile implements Tile {
  readonly box: Box;
  private near: { instances: Instances; bundles: Bundle[] } | null = null;
  private readonly far = new Map<number, { lines: Shape; bundles: Bundle[] }>();

  constructor(private readonly gl: GL, readonly run: Run) {
    this.box = boxOf(run.columns, 0, run.columns.count);
  }

  drawNear(view: Box): void {
    if (!this.near) {
      const { ends, owners, bundles } = pieces(this.run.columns);
      this.near = { instances: new Instances(this.gl, upload(this.gl, ends), upload(this.gl, owners)), bundles };
    }
    for (const { box, first, count } of this.near.bundles) if (overlap(box, view)) this.near.instances.draw(first, count);
  }

  drawFar(view: Box, metres: number): void {
    const { gl, run: { columns } } = this;
    const tolerance = TOLERANCES.find((each) => each <= 2 * metres) ?? TOLERANCES.at(-1)!;
    if (!this.far.has(tolerance)) {
      const { order, bundles } = straighter(columns, tolerance);
      this.far.set(tolerance, { lines: new Shape(gl, upload(gl, columns.positions), upload(gl, columns.owners), order), bundles });
    }
    const { lines, bundles } = this.far.get(tolerance)!;
    for (const { box, first, count } of bundles) if (overlap(box, view)) lines.draw(gl.LINES, first, count);
  }

  /** The colours of both halves say it; a line along it would hide them. */
  drawChanges(): void {}

  forgetChanges(): void {}

  free(): void {
    this.near?.instances.free();
    for (const { lines } of this.far.values()) lines.free();
    this.far.clear();
    this.near = null;
  }
}

/** Patches along each side of a grid: between their corners the grid is taken to be straight. */
const PATCHES = 16;

/** Cells of a grid: a few triangles for all of them, and a texture that says which row a cell is. */
class CellTile implements Tile {
  readonly box: Box;
  private loaded: { mesh: Shape; rows: IndexTexture } | null = null;

  constructor(private readonly gl: GL, readonly run: Run) {
    this.box = boxOf(run.columns, 0, run.columns.count);
  }

  drawNear(): void {
    const { mesh, rows } = this.load();
    rows.bind(2);
    mesh.draw(this.gl.TRIANGLES);
  }

  drawFar(): void {
    this.drawNear();
  }

  /** The colours of both halves say it; an outline of each cell would be a second grid. */
  drawChanges(): void {}

  forgetChanges(): void {}

  free(): void {
    this.loaded?.mesh.free();
    this.loaded?.rows.free();
    this.loaded = null;
  }

  private load() {
    if (this.loaded) return this.loaded;
    const grid = this.run.columns.grid!;
    const index = indexOf(grid);
    const positions: number[] = [];
    const places: number[] = [];
    const order: number[] = [];
    for (let up = 0; up <= PATCHES; up++) {
      for (let right = 0; right <= PATCHES; right++) {
        const [column, line] = [(index.wide * right) / PATCHES, (index.high * up) / PATCHES];
        positions.push(...cornerOf(grid, index.left + column, index.low + line));
        places.push(column, line);
        const at = up * (PATCHES + 1) + right;
        if (up < PATCHES && right < PATCHES) order.push(at, at + 1, at + PATCHES + 2, at, at + PATCHES + 2, at + PATCHES + 1);
      }
    }
    const { gl } = this;
    const mesh = new Shape(gl, upload(gl, Float32Array.from(positions)), null, Uint32Array.from(order), uploadPlaces(gl, places));
    return (this.loaded = { mesh, rows: new IndexTexture(gl, index) });
  }
}
