/** Areas in place of rows where a view holds too many of them: their shapes, and the middle value in each. */
import type { Client } from '../api/client';
import { decode, type Columns } from '../map/columns';
import { Resource } from './resource.svelte';
import type { Side } from './sides';

interface Middles {
  quantity: string;
  name: string;
  values: Float32Array<ArrayBuffer>;
}

export class Coarse {
  readonly shapes = new Resource<Columns>();
  readonly today = new Resource<Middles>();
  readonly planned = new Resource<Middles>();
  #asked = '';

  constructor(private readonly client: Client) {}

  /** Fetch what is not here. `city` names the city as it is now, `area` the entity that stands for rows. */
  load(city: string, area: string, quantity: string, left: Side, right: Side | null): void {
    const asked = `${city} ${area}`;
    if (this.#asked !== asked) void this.shapes.load(async (signal) => decode(await this.client.shapes(area, signal)));
    this.#asked = asked;
    this.#middles(this.today, asked, area, { quantity, ...left });
    if (right) this.#middles(this.planned, asked, area, { quantity, ...right });
    else this.planned.clear();
  }

  #middles(resource: Resource<Middles>, city: string, area: string, asked: Side & { quantity: string }): void {
    const name = [city, ...Object.values(asked)].join(' ');
    if (resource.value?.name === name && !resource.problem) return resource.giveUp();
    void resource.load(async (signal) => ({ quantity: asked.quantity, name, values: await this.client.middles(asked, area, signal) }));
  }
}
