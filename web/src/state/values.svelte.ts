/** A number for every row of an entity, fetched for the tiles that are wanted. */
import type { PartOf } from '../api/client';
import type { TileIndex } from '../api/types';
import { t } from '../text/messages.svelte';
import { Resource } from './resource.svelte';

type Numbers = Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

export interface Question<A extends Numbers> {
  quantity: string;
  /** Names everything that the values hang on; another name fetches them anew. */
  name: string;
  fetch: (part: PartOf, signal: AbortSignal) => Promise<A>;
}

export interface Filled<A extends Numbers> {
  quantity: string;
  name: string;
  /** One for every row, in row order; what `blank` gives where the tile has not been fetched. */
  values: A;
  /** Some rows of the whole city, evenly; all of a city of one tile. */
  sample: A;
  tiles: ReadonlySet<number>;
}

/** The city has other rows than those whose values came. */
export class Unlike extends Error {}

/** Rows of a sample, about. */
const SAMPLE = 20_000;

export class TiledValues<A extends Numbers> {
  readonly fetched = new Resource<Filled<A>>();
  #asked = '';

  /** `blank` makes a column without values; `sampled` tells whether anybody reads the sample. */
  constructor(private readonly blank: (length: number) => A, private readonly sampled = true) {}

  /** Fetch what is missing of the wanted tiles. The values of before stay until all of it is here. */
  load(question: Question<A>, index: TileIndex, wanted: number[]): void {
    const { fetched } = this;
    const before = fetched.value?.name === question.name ? fetched.value : null;
    const missing = fetched.problem ? wanted : wanted.filter((tile) => !before?.tiles.has(tile));
    const asked = `${question.name} ${missing.join(' ')}`;
    if (before && !missing.length) return fetched.giveUp();
    if (fetched.loading && asked === this.#asked) return;
    this.#asked = asked;
    void fetched.load((signal) => this.#fill(question, index, missing, before, signal));
  }

  clear(): void {
    this.fetched.clear();
  }

  async #fill({ quantity, name, fetch }: Question<A>, index: TileIndex, missing: number[], before: Filled<A> | null, signal: AbortSignal): Promise<Filled<A>> {
    const parted = this.sampled && index.tiles.length > 1;
    const sampling = before || !parted ? null : fetch({ step: Math.ceil(index.rows / SAMPLE) }, signal);
    const [sample, ...parts] = await Promise.all([sampling, ...missing.map((tile) => fetch({ tile }, signal))]);
    const values = before?.values ?? this.blank(index.rows);
    missing.forEach((tile, at) => {
      const { first, count } = index.tiles[tile]!;
      if (parts[at]!.length !== count) throw new Unlike(t('web-failed-unlike'));
      values.set(parts[at]!, first);
    });
    // Another view of the same numbers: who reads them sees that there are more, and nothing is copied.
    const all = values.subarray(0) as A;
    return { quantity, name, values: all, sample: before && parted ? before.sample : (sample ?? all), tiles: new Set([...(before?.tiles ?? []), ...missing]) };
  }
}
