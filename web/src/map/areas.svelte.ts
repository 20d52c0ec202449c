/** Areas on the map: their shapes, and the shown quantity of each as a whole, fetched when they are first wanted. */
import type { AreaShapes, Quantity } from '../api/types';
import type { Page } from '../state/page.svelte';
import { Ranges } from '../state/ranges.svelte';
import { Resource } from '../state/resource.svelte';
import type { Side } from '../state/sides';
import { t } from '../text/messages.svelte';
import { said } from '../text/say.svelte';
import { middleOf, type MapPoint } from './points';

interface Column {
  question: string;
  values: Float32Array;
}

export class Areas {
  readonly shapes = new Resource<AreaShapes>();
  readonly #today = new Resource<Column>();
  readonly #plan = new Resource<Column>();
  #loaded = '';
  /** Ranges of the areas' numbers, where they are never told without one. */
  readonly ranges: Ranges;

  constructor(private readonly page: Page) {
    this.ranges = new Ranges(page, () => this.quantity);
  }

  /** What is fetched, where something of it may fail. */
  get parts(): Resource<unknown>[] {
    return [this.shapes, this.#today, this.#plan];
  }

  /** The entity whose rows the areas are: what the shown one lies in, else what the first one lies in. */
  readonly entity = $derived.by((): string | null => this.page.area?.name ?? (this.page.entity?.name === this.page.districts ? null : this.page.districts));

  /** The quantity of areas that belongs to the shown one; null where the register has none. */
  readonly quantity = $derived.by((): Quantity | null => {
    const { area, quantity } = this.page;
    const wanted = `${area?.name}_${quantity?.name}`;
    return this.page.quantities.value?.find(({ name, entity }) => name === wanted && entity === area?.name) ?? null;
  });

  readonly #right = $derived.by(() => (this.page.planned ? this.page.right : null));
  readonly today = $derived.by(() => this.#of(this.#today, this.page.left));
  readonly planned = $derived.by(() => (this.#right ? this.#of(this.#plan, this.#right) : null));

  readonly points = $derived.by((): MapPoint[] =>
    (this.shapes.value?.features ?? []).map(({ geometry, properties: { row, id, name } }) => {
      const [longitude, latitude] = middleOf(geometry);
      return { id: id || String(row), longitude, latitude, name: name ?? id, value: this.#told(row) };
    }),
  );

  loadShapes(): void {
    const { entity } = this;
    if (!entity || (entity === this.#loaded && (this.shapes.value || this.shapes.loading))) return;
    this.#loaded = entity;
    void this.shapes.load((signal) => this.page.client.areaShapes(entity, signal));
  }

  loadValues(): void {
    if (!this.quantity) return;
    this.ranges.load();
    const { name } = this.quantity;
    const [left, right] = [this.page.left, this.#right];
    void this.#today.load((signal) => this.#fetch(name, left, signal));
    if (right) void this.#plan.load((signal) => this.#fetch(name, right, signal));
  }

  /** The number of an area is its plan's where there is one. */
  explain(id: string): void {
    const row = this.shapes.value?.features.find(({ properties }) => properties.id === id || String(properties.row) === id)?.properties.row;
    if (this.quantity && row !== undefined) this.page.explain(this.quantity.name, this.planned ? 'plan' : 'today', row);
  }

  async #fetch(quantity: string, side: Side, signal: AbortSignal): Promise<Column> {
    return { question: `${quantity} ${JSON.stringify(side)}`, values: await this.page.client.values({ quantity, ...side }, signal) };
  }

  #of({ value }: Resource<Column>, side: Side): Float32Array | null {
    return value && value.question === `${this.quantity?.name} ${JSON.stringify(side)}` ? value.values : null;
  }

  #told(row: number): string {
    const [now, then] = [this.today?.[row], this.planned?.[row]];
    if (!this.quantity || now === undefined || Number.isNaN(now)) return t('web-no-value');
    const beside = Math.max(Math.abs(now), Math.abs(then ?? 0));
    const tell = (value: number, which: 'today' | 'plan') => (this.ranges.ranged ? this.ranges.told(row, which, beside) : said(value, this.quantity!.unit, { beside }));
    const text = tell(now, 'today');
    if (then === undefined || Number.isNaN(then) || then === now) return text;
    return t('web-map-zone-change', { today: text, plan: tell(then, 'plan') });
  }
}
