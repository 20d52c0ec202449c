/** The shapes of the shown entity that are here: tiles that the view wants, and those it wanted not long ago. */
import type { Client } from '../api/client';
import type { TileIndex } from '../api/types';
import { decode, sizeOf, type Columns } from '../map/columns';
import type { Bounds } from '../map/frame';
import { freed, NOTHING, wantedOf, type Held } from '../map/tiling';
import { Resource } from './resource.svelte';

/** A tile that is here: rows from `first` on. */
export interface Part extends Held {
  first: number;
  columns: Columns;
}

/** Shapes that are kept, bytes: somewhat more than the rows that are drawn at once. */
const BUDGET = 96e6;

export class Tiles {
  readonly index = new Resource<TileIndex>();
  readonly shapes = new Resource<true>();
  held = $state.raw<readonly Part[]>([]);
  /** The ground in view in degrees; null while there is no map. */
  view = $state.raw<Bounds | null>(null);
  /** The row whose values are wanted wherever it lies. */
  row = $state<number | null>(null);
  /** The entity whose shapes these are; null while nobody knows which is wanted. */
  entity = $state<string | null>(null);
  #content = '';
  #asked = '';
  #used = 0;

  constructor(private readonly client: Client) {}

  readonly wanted = $derived(this.index.value ? wantedOf(this.index.value, this.view, this.row) : NOTHING);
  /** Too many rows are in view: areas stand for them. */
  readonly coarse = $derived(this.wanted.coarse);
  /** The city is too large to be here as a whole. */
  readonly parted = $derived((this.index.value?.tiles.length ?? 0) > 1);

  /** Ask what tiles an entity has; what is here stays where they are the same. */
  load(entity = this.entity): void {
    if (!entity) return;
    if (entity !== this.entity) {
      this.index.clear();
      this.row = null;
    }
    this.entity = entity;
    void this.index.load(async (signal) => {
      const index = await this.client.tiles(entity, signal);
      if (index.content !== this.#content) this.#forget(index.content);
      return index;
    });
  }

  /** Fetch the wanted tiles that are not here, and free those that nobody has wanted for long. */
  fetch(): void {
    const { entity } = this;
    if (!this.index.value || this.index.loading || !entity) return;
    const { tiles } = this.wanted;
    this.#used += 1;
    for (const part of this.held) if (tiles.includes(part.number)) part.used = this.#used;
    const missing = this.#missing(tiles);
    const asked = `${this.#content} ${missing.join(' ')}`;
    if (!missing.length) {
      this.shapes.giveUp();
      this.shapes.problem = null;
    }
    if (!missing.length || (this.shapes.loading && asked === this.#asked)) return;
    this.#asked = asked;
    const content = this.#content;
    void this.shapes.load(async (signal) => {
      await Promise.all(this.#missing(tiles).map(async (number) => this.#take(number, decode(await this.client.tile(entity, number, content, signal)))));
      return true;
    });
  }

  #missing(tiles: number[]): number[] {
    return tiles.filter((number) => !this.held.some((part) => part.number === number));
  }

  #take(number: number, columns: Columns): void {
    const { first } = this.index.value!.tiles[number]!;
    const held = [...this.held, { number, first, columns, bytes: sizeOf(columns), used: this.#used }];
    const gone = freed(held, this.wanted.tiles, BUDGET);
    this.held = held.filter((part) => !gone.includes(part.number));
  }

  #forget(content: string): void {
    this.#content = content;
    this.shapes.giveUp();
    this.held = [];
  }
}
