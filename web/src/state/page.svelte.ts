/** Everything one open page holds: where it looks, what it has fetched, the plan it edits. */
import { createContext } from 'svelte';
import { Client } from '../api/client';
import type { Assessment, BaseMap, Building, City, Intervention, Quantity, TodaysDoubt } from '../api/types';
import { choose } from '../map/choice';
import { decode, type Columns } from '../map/columns';
import type { Drawing } from '../map/drawing';
import { catalogue } from '../text/messages.svelte';
import type { Opened } from './address';
import { Edits } from '../plan/saved/edits.svelte';
import { Saved } from '../plan/saved/saved.svelte';
import { Plan } from './plan.svelte';
import { Resource } from './resource.svelte';
import { View } from './view.svelte';

/** A value for every building, and what it is a value of. */
interface Column {
  quantity: string;
  values: Float32Array;
}

export class Page {
  readonly client = new Client(() => catalogue.tag);
  readonly view = new View();
  readonly plan = new Plan(this.client);
  readonly saved = new Saved(this.client, this.plan, this.view);
  readonly edits = new Edits(this.plan);

  readonly city = new Resource<City>();
  readonly quantities = new Resource<Quantity[]>();
  readonly interventions = new Resource<Intervention[]>();
  readonly zones = new Resource<string[]>();
  readonly assessment = new Resource<Assessment>();
  readonly base = new Resource<BaseMap>();
  readonly columns = new Resource<Columns>();
  readonly todayColumn = new Resource<Column>();
  readonly plannedColumn = new Resource<Column>();
  readonly qualities = new Resource<Uint8Array>();
  readonly building = new Resource<Building>();
  /** The middle of the zone that the search found last. */
  readonly sought = new Resource<{ latitude: number; longitude: number } | null>();
  /** How sure today's numbers are; worked out when somebody first asks why one is what it is. */
  readonly todaysDoubt = new Resource<TodaysDoubt>();

  /** Languages in which the texts, the building and the doubt were asked for. */
  told = '';
  #toldBuilding = '';
  #toldDoubt = '';

  /** What is being drawn or chosen on the map for a measure. */
  drawing = $state.raw<Drawing | null>(null);

  /** The quantity that colours the buildings. */
  readonly quantity = $derived(choose(this.quantities.value ?? [], this.view.quantity));

  /** Values of the shown quantity today and with the plan; null while only those of another quantity are here. */
  readonly today = $derived(this.#of(this.todayColumn));
  readonly planned = $derived(this.plan.result ? this.#of(this.plannedColumn) : null);

  /** The year of the plan that is shown; null for a plan of one day. */
  readonly year = $derived.by(() => {
    const years = this.plan.result?.pathway?.years;
    if (!years) return null;
    return this.view.year !== null && years.includes(this.view.year) ? this.view.year : years.at(-1)!;
  });

  /** The city has a newer snapshot than the outcome on the page was computed from. */
  readonly outdated = $derived(Boolean(this.plan.result && this.city.value && this.plan.result.snapshot !== this.city.value.snapshot));

  /** Named kinds of the quantities that have some, for filters and for people. */
  readonly categories = $derived(
    Object.fromEntries((this.quantities.value ?? []).map(({ name, categories }) => [name, categories ?? []])),
  );

  /** What people call a quantity; its name while that is not known. */
  labelOf(quantity: string): string {
    return this.quantities.value?.find(({ name }) => name === quantity)?.label ?? quantity;
  }

  /** Everything that is not here yet. */
  async load(): Promise<void> {
    if (!this.columns.value) this.loadMap();
    await this.loadTexts();
  }

  /** What never changes while the page is open, but for its language. */
  async loadTexts(): Promise<void> {
    this.told = catalogue.language;
    await Promise.all([
      this.city.load((signal) => this.client.city(signal)),
      this.quantities.load((signal) => this.client.quantities(signal)),
      this.interventions.load((signal) => this.client.interventions(signal)),
      this.assessment.load((signal) => this.client.assessment(signal)),
      this.zones.value ? null : this.zones.load((signal) => this.client.zones(signal)),
    ]);
  }

  /** What the map draws. It is the largest part, so it is asked for first and beside everything else. */
  loadMap(): void {
    void this.columns.load(async (signal) => decode(await this.client.geometry(signal)));
    void this.base.load((signal) => this.client.baseMap(signal));
  }

  loadValues(quantity: string): void {
    void this.todayColumn.load((signal) => this.#column(quantity, null, signal));
    void this.qualities.load((signal) => this.client.qualities(quantity, signal));
  }

  loadPlanned(quantity: string, plan: string | null, year: number | null = null): void {
    if (plan) void this.plannedColumn.load((signal) => this.#column(quantity, plan, signal, year));
    else this.plannedColumn.clear();
  }

  /** Look whether the city has changed since it was opened. */
  lookAgain(): void {
    if (!this.city.loading) void this.city.load((signal) => this.client.city(signal));
  }

  /** Compute the plan again for the city as it is now, and show that city. */
  renew(): void {
    this.plan.retry();
    this.loadMap();
    this.loadTexts();
    void this.zones.load((signal) => this.client.zones(signal));
    if (this.quantity) this.loadValues(this.quantity.name);
  }

  loadBuilding(key: string | null): void {
    const language = catalogue.language;
    const known = key && this.building.value?.id === key && this.#toldBuilding === language;
    this.#toldBuilding = language;
    if (!key) this.building.clear();
    else if (!known) void this.building.load((signal) => this.client.building(key, signal));
  }

  loadTodaysDoubt(): void {
    const known = this.#toldDoubt === catalogue.language && (this.todaysDoubt.value || this.todaysDoubt.loading);
    this.#toldDoubt = catalogue.language;
    if (!known) void this.todaysDoubt.load((signal) => this.client.todaysDoubt(signal));
  }

  async #column(quantity: string, plan: string | null, signal: AbortSignal, year: number | null = null): Promise<Column> {
    return { quantity, values: await this.client.values({ quantity, plan, year }, signal) };
  }

  #of({ value }: Resource<Column>): Float32Array | null {
    return value && value.quantity === this.quantity?.name ? value.values : null;
  }

  /** Open the explanation of a number. */
  explain(quantity: string, of: Opened['of'] = 'today', row: number | null = null): void {
    this.view.node = null;
    this.view.why = { quantity, of, row };
  }
}

export const [getPage, setPage] = createContext<Page>();
