/** Zones on the map: their shapes, and the shown quantity summed over each, fetched when they are first wanted. */
import type { Quantity, ZoneShapes } from '../api/types';
import type { Page } from '../state/page.svelte';
import { Resource } from '../state/resource.svelte';
import { t } from '../text/messages.svelte';
import { said } from '../text/say.svelte';
import { middleOf, type MapPoint } from './points';

const PREFIX = 'zone_';

interface Column {
  question: string;
  values: Float32Array;
}

export class Zones {
  readonly shapes = new Resource<ZoneShapes>();
  readonly #today = new Resource<Column>();
  readonly #plan = new Resource<Column>();

  constructor(private readonly page: Page) {}

  /** What is fetched, where something of it may fail. */
  get parts(): Resource<unknown>[] {
    return [this.shapes, this.#today, this.#plan];
  }

  /** The quantity of zones that belongs to the one of buildings; null where the register has none. */
  readonly quantity = $derived.by((): Quantity | null => {
    const wanted = PREFIX + (this.page.quantity?.name ?? '');
    return this.page.quantities.value?.find(({ name, entity }) => name === wanted && entity === 'zone') ?? null;
  });

  readonly #planId = $derived.by(() => (this.page.planned ? (this.page.plan.result?.id ?? null) : null));
  readonly today = $derived.by(() => this.#of(this.#today, null));
  readonly planned = $derived.by(() => (this.#planId ? this.#of(this.#plan, this.#planId) : null));

  readonly points = $derived.by((): MapPoint[] =>
    (this.shapes.value?.features ?? []).map(({ geometry, properties: { row, id, name } }) => {
      const [longitude, latitude] = middleOf(geometry);
      return { id: id || String(row), longitude, latitude, name, value: this.#told(row) };
    }),
  );

  loadShapes(): void {
    if (!this.shapes.value && !this.shapes.loading) void this.shapes.load((signal) => this.page.client.zoneShapes(signal));
  }

  loadValues(): void {
    if (!this.quantity) return;
    const { name } = this.quantity;
    void this.#today.load((signal) => this.#fetch(name, null, signal));
    if (this.#planId) void this.#plan.load((signal) => this.#fetch(name, this.#planId, signal));
  }

  /** The number of a zone is its plan's where there is one. */
  explain(id: string): void {
    const row = this.shapes.value?.features.find(({ properties }) => properties.id === id || String(properties.row) === id)?.properties.row;
    if (this.quantity && row !== undefined) this.page.explain(this.quantity.name, this.planned ? 'plan' : 'today', row);
  }

  async #fetch(quantity: string, plan: string | null, signal: AbortSignal): Promise<Column> {
    return { question: `${quantity} ${plan}`, values: await this.page.client.values({ quantity, plan }, signal) };
  }

  #of({ value }: Resource<Column>, plan: string | null): Float32Array | null {
    return value && value.question === `${this.quantity?.name} ${plan}` ? value.values : null;
  }

  #told(row: number): string {
    const [now, then] = [this.today?.[row], this.planned?.[row]];
    if (!this.quantity || now === undefined || Number.isNaN(now)) return t('web-no-value');
    const beside = Math.max(Math.abs(now), Math.abs(then ?? 0));
    const text = said(now, this.quantity.unit, { beside });
    if (then === undefined || Number.isNaN(then) || then === now) return text;
    return t('web-map-zone-change', { today: said(now, this.quantity.unit, { beside }), plan: said(then, this.quantity.unit, { beside }) });
  }
}
