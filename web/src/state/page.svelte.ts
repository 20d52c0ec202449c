/** Everything one open page holds: where it looks, what it has fetched, the plan it edits. */
import { createContext } from 'svelte';
import { Client, type PartOf } from '../api/client';
import type { Assessment, BaseMap, City, EntityRow, EntityTold, Intervention, Myself, Quantity, RoleTold, Starter, TodaysUncertainty } from '../api/types';
import { Gate } from '../frame/gate.svelte';
import { choose } from '../map/choice';
import type { Drawing } from '../map/drawing';
import type { Reach } from '../reach/reach.svelte';
import type { Sites } from '../sites/sites.svelte';
import type { Ways } from '../ways/ways.svelte';
import { catalogue } from '../text/messages.svelte';
import type { Opened } from './address';
import { Edits } from '../plan/saved/edits.svelte';
import { Saved } from '../plan/saved/saved.svelte';
import { Coarse } from './coarse.svelte';
import { Plan } from './plan.svelte';
import { Ranges } from './ranges.svelte';
import { Resource } from './resource.svelte';
import { FILTER, LINE_WIDTH, Roles } from './roles';
import { largest, sidesOf, takersQuantity, yearOf, type Evaluated, type Side, type Taken, type UnclearRows } from './sides';
import { Tiles } from './tiles.svelte';
import { TiledValues } from './values.svelte';
import { View } from './view.svelte';
import { Waiting } from './waiting.svelte';

const unknown = (length: number) => new Float32Array(length).fill(NaN);

export class Page {
  readonly client = new Client(() => catalogue.asked);
  readonly view = new View();
  readonly plan = new Plan(this.client);
  readonly saved = new Saved(this.client, this.plan, this.view);
  readonly edits = new Edits(this.plan);
  readonly waiting = new Waiting(this.client);

  readonly city = new Resource<City>();
  readonly quantities = new Resource<Quantity[]>();
  /** What the city is made of. */
  readonly entities = new Resource<EntityTold[]>();
  /** Which quantities fill which role, and the questions to begin a plan with. */
  readonly contributions = new Resource<RoleTold[]>();
  readonly starters = new Resource<Starter[]>();
  readonly interventions = new Resource<Intervention[]>();
  readonly zones = new Resource<string[]>();
  readonly assessment = new Resource<Assessment>();
  readonly base = new Resource<BaseMap>();
  readonly tiles = new Tiles(this.client);
  readonly coarse = new Coarse(this.client);
  readonly todayColumn = new TiledValues<Float32Array<ArrayBuffer>>(unknown);
  readonly plannedColumn = new TiledValues<Float32Array<ArrayBuffer>>(unknown);
  readonly widthToday = new TiledValues<Float32Array<ArrayBuffer>>(unknown);
  readonly widthPlanned = new TiledValues<Float32Array<ArrayBuffer>>(unknown, false);
  readonly qualities = new TiledValues<Uint8Array<ArrayBuffer>>((length) => new Uint8Array(length), false);
  /** The row that is open. */
  readonly chosen = new Resource<EntityRow>();
  /** Who is signed in, and what they may. */
  readonly session = new Resource<Myself>();
  readonly gate = new Gate(this.client, this.session);
  /** The row that the search found last. */
  readonly sought = new Resource<EntityRow>();
  /** How sure today's numbers are; worked out when somebody first asks why one is what it is. */
  readonly todaysUncertainty = new Resource<TodaysUncertainty>();

  /** Whether only the frame and Take part are here: a slow phone opens these with as little as can be. */
  small = $state(false);

  /** Languages in which the texts, the open row and the uncertainty were asked for. */
  told = '';
  #toldChosen = '';
  #toldUncertainty = '';
  /** Rises when the city has changed, so that its values are fetched again. */
  #round = $state(0);

  /** What is being drawn or chosen on the map. */
  drawing = $state.raw<Drawing | null>(null);
  /** What is asked of a place on the map. */
  reach = $state.raw<Reach | Ways | Sites | null>(null);
  /** The area whose rows are listed; null for what is in view. */
  listed = $state.raw<[longitude: number, latitude: number][] | null>(null);

  /** Rows whose difference is too close to call, as far as the view's rows were drawn. */
  unclear = $state.raw<UnclearRows | null>(null);

  /** The time of the city [ms] while Now is open, and whether that of a replay. */
  clock = $state.raw<{ at: number; replay: boolean; zone: string } | null>(null);

  readonly roles = $derived(new Roles(this.contributions.value ?? []));

  /** The entities that the map can draw. */
  readonly drawn = $derived((this.entities.value ?? []).filter(({ geometry }) => geometry !== 'none'));
  /** The entity that is shown without a value. */
  readonly plain = $derived(!this.view.takers && this.view.quantity === null && this.drawn.some(({ name }) => name === this.view.entity) ? this.view.entity : null);
  /** The plan that lies beside the one that is edited, once it is computed. */
  rival = $state.raw<Evaluated | null>(null);
  /** What lies left and right of the map's divide; no right where there is no plan. */
  readonly #sides = $derived(sidesOf(this.plan.result, this.rival, this.view));
  readonly left = $derived(this.#sides[0]);
  readonly right = $derived(this.#sides[1]);
  /** The measure whose takers the map shows in place of a quantity. */
  readonly taken = $derived.by((): Taken | null => {
    const { result } = this.plan;
    const measure = result?.measures.find(({ position }) => position === this.view.takers);
    const entity = this.interventions.value?.find(({ name }) => name === measure?.intervention)?.entity;
    if (!result || !measure || !entity || !this.drawn.some(({ name }) => name === entity)) return null;
    return { plan: result.id, position: measure.position, year: yearOf(result, this.view.year), years: result.pathway?.years ?? null, label: measure.label, entity };
  });
  /** The quantity that colours the map; null where an entity is shown plain. */
  readonly quantity = $derived.by(() => {
    const all = this.quantities.value ?? [];
    if (this.taken && all[0]) return takersQuantity(this.taken, all[0]);
    return this.plain ? null : choose(all, this.view.quantity, this.drawn[0]?.name ?? null);
  });
  /** Ranges of its numbers, where they are never told without one. */
  readonly ranges = new Ranges(this, () => this.quantity);
  /** The entity whose rows are drawn. */
  readonly entity = $derived.by((): EntityTold | null => {
    const name = this.plain ?? this.quantity?.entity ?? this.drawn[0]?.name;
    return this.drawn.find((each) => each.name === name) ?? null;
  });
  /** What says how wide the lines are that are drawn; null for all of one width. */
  readonly widthQuantity = $derived.by(() => (this.entity?.geometry === 'line' && !this.plain ? this.roles.one(LINE_WIDTH, this.entity.name) : null));
  readonly widths = $derived.by(() => {
    const [today, plan] = [this.widthToday.fetched.value, this.widthPlanned.fetched.value];
    const quantity = this.widthQuantity ? this.quantityOf(this.widthQuantity) : undefined;
    if (!quantity || today?.quantity !== quantity.name) return null;
    const after = plan?.quantity === quantity.name && this.right ? plan.values : null;
    return { quantity, most: Math.max(largest(today.sample), after ? largest(after) : 0), today: today.values, plan: after };
  });
  /** The entity that stands for rows where too many are in view, and by which they are named. */
  readonly area = $derived.by((): EntityTold | null => this.drawn.find(({ name }) => name === this.entity?.inside[0]) ?? null);
  /** Areas of the city whose names can be searched and chosen: those that the first entity lies in. */
  readonly districts = $derived(this.drawn[0]?.inside[0] ?? null);

  /** Values of the shown quantity today and with the plan; null while only those of another quantity are here. */
  readonly #today = $derived(this.#of(this.todayColumn.fetched));
  readonly #planned = $derived(this.right && !this.taken ? this.#of(this.plannedColumn.fetched) : null);
  readonly #nothing = $derived.by(() => {
    const index = this.tiles.index.value;
    return this.plain && index?.entity === this.plain ? unknown(index.rows) : null;
  });
  readonly today = $derived(this.#nothing ?? this.#today?.values ?? null);
  readonly planned = $derived(this.#planned?.values ?? null);
  /** Some of these values from all over the city, by which classes are made. */
  readonly todaySample = $derived(this.#today?.sample ?? null);
  readonly plannedSample = $derived(this.#planned?.sample ?? null);
  /** Tiles whose shapes and values are here: what can be drawn, picked and listed. */
  readonly parts = $derived.by(() => {
    if (this.plain) return this.#nothing ? this.tiles.held : [];
    const [today, planned] = [this.todayColumn.fetched.value?.tiles, this.#planned?.tiles];
    return this.tiles.held.filter(({ number }) => today?.has(number) && (planned?.has(number) ?? true));
  });
  /** Middle values of areas, where areas stand for rows. */
  readonly zonesToday = $derived(this.#of(this.coarse.today)?.values ?? null);
  readonly zonesPlanned = $derived(this.planned ? (this.#of(this.coarse.planned)?.values ?? null) : null);
  /** All that the map wants of the shown quantity is here. */
  readonly complete = $derived.by(() => {
    if (!this.tiles.index.value || !this.today) return false;
    if (this.tiles.coarse) return !this.area || this.plain !== null || this.taken !== null || Boolean(this.coarse.shapes.value && this.zonesToday);
    return this.tiles.wanted.tiles.every((wanted) => this.parts.some(({ number }) => number === wanted));
  });

  /** The year of the plan that is shown; null for a plan of one day. */
  readonly year = $derived(this.plan.result && yearOf(this.plan.result, this.view.year));

  /** The city has a newer snapshot than the outcome on the page was computed from. */
  readonly outdated = $derived(Boolean(this.plan.result && this.city.value && this.plan.result.snapshot !== this.city.value.snapshot));

  /** Named kinds of the quantities that have some, for filters and for people. */
  readonly categories = $derived(
    Object.fromEntries((this.quantities.value ?? []).map(({ name, categories }) => [name, categories ?? []])),
  );

  /** Attributes by which a measure may choose. */
  filtersOf = (entity: string | null): string[] => this.roles.names(FILTER, entity);

  quantityOf(quantity: string): Quantity | undefined {
    return this.quantities.value?.find(({ name }) => name === quantity);
  }

  /** What people call a quantity; its name while that is not known. */
  labelOf(quantity: string): string {
    return this.quantityOf(quantity)?.label ?? quantity;
  }

  readonly #entityLabels = $derived(new Map((this.quantities.value ?? []).map(({ entity, entity_label: label }) => [entity, label])));

  /** What people call an entity; its name while that is not known. */
  entityLabel = (entity: string): string => this.#entityLabels.get(entity) ?? entity;

  /** Everything that is not here yet. */
  async load(): Promise<void> {
    if (!this.small && !this.base.value) this.loadMap();
    await this.loadTexts();
  }

  /** What never changes while the page is open, but for its language. */
  async loadTexts(): Promise<void> {
    this.told = catalogue.language;
    await Promise.all([
      this.city.load((signal) => this.client.city(signal)),
      this.session.load((signal) => this.client.session(signal)),
      this.small ? null : this.#loadWhole(),
    ]);
  }

  async #loadWhole(): Promise<void> {
    await Promise.all([
      this.entities.load((signal) => this.client.entities(signal)),
      this.quantities.load((signal) => this.client.quantities(signal)),
      this.contributions.value ? null : this.contributions.load((signal) => this.client.roles(signal)),
      this.starters.load((signal) => this.client.starters(signal)),
      this.interventions.load((signal) => this.client.interventions(signal)),
      this.assessment.load((signal) => this.client.assessment(signal)),
    ]);
  }

  /** All that the other places need. */
  async becomeWhole(): Promise<void> {
    this.small = false;
    if (!this.base.value) this.loadMap();
    await this.#loadWhole();
  }

  /** The map of a page that is small: the city without values. */
  async loadPaper(): Promise<void> {
    if (!this.small) return;
    if (!this.base.value) this.loadMap();
    if (!this.entities.value) await this.entities.load((signal) => this.client.entities(signal));
  }

  /** What the map draws. It is the largest part, so it is asked for beside everything else. */
  loadMap(): void {
    this.tiles.load();
    void this.base.load((signal) => this.client.baseMap(signal));
  }

  /** Values of the wanted tiles; those of all tiles in a city that is not parted. */
  loadValues(quantity: string, left: Side, taken: Taken | null): void {
    const { index, wanted } = this.tiles;
    if (!this.#isOf(quantity) || !index.value) return;
    const name = `${this.#edition} ${quantity} ${JSON.stringify(left)}`;
    const fetch = (part: PartOf, signal: AbortSignal) => (taken ? this.client.takers(taken.plan, taken.position, { until: taken.year, ...part }, signal) : this.client.values({ quantity, ...left, ...part }, signal));
    this.todayColumn.load({ quantity, name, fetch }, index.value, wanted.tiles);
    if (taken) this.qualities.clear();
    else this.qualities.load({ quantity, name, fetch: (part, signal) => this.client.qualities(quantity, part, signal) }, index.value, wanted.tiles);
  }

  loadPlanned(quantity: string, right: Side | null): void {
    const { index, wanted } = this.tiles;
    if (!right) return this.plannedColumn.clear();
    if (!this.#isOf(quantity) || !index.value) return;
    const name = `${this.#edition} ${quantity} ${JSON.stringify(right)}`;
    this.plannedColumn.load({ quantity, name, fetch: (part, signal) => this.client.values({ quantity, ...right, ...part }, signal) }, index.value, wanted.tiles);
  }

  /** How wide lines are, of today and with the plan. */
  loadWidths(quantity: string, left: Side, right: Side | null): void {
    const { index, wanted } = this.tiles;
    if (!index.value || index.value.entity !== this.entity?.name) return;
    const of = (side: Side) => ({ quantity, name: `${this.#edition} ${quantity} ${JSON.stringify(side)}`, fetch: (part: PartOf, signal: AbortSignal) => this.client.values({ quantity, ...side, ...part }, signal) });
    this.widthToday.load(of(left), index.value, wanted.tiles);
    if (right) this.widthPlanned.load(of(right), index.value, wanted.tiles);
    else this.widthPlanned.clear();
  }

  /** What stands for rows where too many are in view. */
  loadCoarse(quantity: string): void {
    if (this.area && !this.taken) this.coarse.load(this.#edition, this.area.name, quantity, this.left, this.right);
  }

  /** Look whether the city has changed since it was opened. */
  lookAgain(): void {
    if (!this.city.loading) void this.city.load((signal) => this.client.city(signal));
  }

  /** Compute the plan again for the city as it is now, and show that city; its values follow the tiles. */
  renew(): void {
    this.plan.retry();
    this.#round += 1;
    this.loadMap();
    this.loadTexts();
    this.loadDistricts();
  }

  /** Names of the areas that can be searched and chosen. */
  loadDistricts(): void {
    const area = this.districts;
    if (area) void this.zones.load((signal) => this.client.areaNames(area, signal));
  }

  /** What is known of a row of an entity; null for none. */
  loadChosen(entity: string | null, key: string | null): void {
    const language = catalogue.language;
    const here = this.chosen.value;
    const known = key && here?.id === key && here.entity === entity && this.#toldChosen === language;
    this.#toldChosen = language;
    if (!key || !entity) this.chosen.clear();
    else if (!known) void this.chosen.load((signal) => this.client.row(entity, key, signal));
  }

  loadTodaysUncertainty(): void {
    const known = this.#toldUncertainty === catalogue.language && (this.todaysUncertainty.value || this.todaysUncertainty.loading);
    this.#toldUncertainty = catalogue.language;
    if (!known) void this.todaysUncertainty.load((signal) => this.client.todaysUncertainty(signal));
  }

  /** Whether the list of tiles is that of a quantity's entity. */
  #isOf(quantity: string): boolean {
    return this.quantity?.name === quantity && this.tiles.index.value?.entity === this.quantity.entity;
  }

  /** Names the city as it is now. */
  get #edition(): string {
    return `${this.tiles.index.value?.content} ${this.#round}`;
  }

  #of<T extends { quantity: string }>({ value }: Resource<T>): T | null {
    return value && value.quantity === this.quantity?.name && this.tiles.index.value?.entity === this.quantity.entity ? value : null;
  }

  /** Open the explanation of a number. */
  explain(quantity: string, of: Opened['of'] = 'today', row: number | null = null): void {
    this.view.node = null;
    this.view.why = { quantity, of, row };
  }
}

export const [getPage, setPage] = createContext<Page>();
