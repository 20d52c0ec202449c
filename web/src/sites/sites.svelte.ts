/** The question where what can be sited serves most that is not served today. */
import type { Client } from '../api/client';
import type { Person } from '../api/reach';
import { MOST_SITES, siteKinds, sitesOf, type NewSites, type SiteKinds } from '../api/sites';
import type { Place } from '../map/frame';
import { Resource } from '../state/resource.svelte';

export class Sites {
  readonly kind = 'sites';
  /** What is sited, by its name; null while it is not known what can be. */
  what = $state<string | null>(null);
  person = $state<Person>('adult');
  minutes = $state(15);
  /** How many at most; null while the field is empty. */
  count = $state<number | null>(3);
  budget = $state<number | null>(null);
  /** What the measure sets. */
  settings = $state.raw<Record<string, number>>({});
  /** The site that is looked at, by its number. */
  chosen = $state<number | null>(null);
  readonly kinds = new Resource<SiteKinds>();
  readonly answer = new Resource<NewSites>();

  constructor(private readonly client: Client) {}

  /** A press on the map chooses nothing: the answer says where. */
  press(_place: Place): void {}

  /** Learn what can be sited; the first of it is asked for. */
  async learn(): Promise<void> {
    await this.kinds.load((signal) => siteKinds(this.client, signal));
    this.what ??= this.kinds.value?.kinds[0]?.kind ?? null;
  }

  readonly declared = $derived(this.kinds.value?.kinds.find(({ kind }) => kind === this.what) ?? null);

  ask(): void {
    const { what, person, minutes, budget, settings, declared } = this;
    if (!what || !declared) return;
    const count = Math.min(MOST_SITES, Math.max(1, Math.round(this.count ?? 1)));
    const asked = Object.fromEntries(Object.entries({ person, minutes }).filter(([name]) => declared.asks.includes(name)));
    this.chosen = null;
    void this.answer.load((signal) => sitesOf(this.client, { kind: what, count, budget: budget ?? null, settings, ...asked }, signal));
  }

  readonly #sites = $derived(this.answer.problem ? [] : (this.answer.value?.sites ?? []));
  /** Places that are to be seen: the one that is looked at, else all. */
  readonly seen = $derived.by((): Place[] => this.#sites.filter((_, at) => this.chosen === null || at === this.chosen));

  readonly features = $derived.by((): GeoJSON.Feature[] =>
    this.#sites.flatMap(({ longitude, latitude, shape }, at) => {
      const drawn = shape.type === 'Point' ? [] : [feature('plan', shape as unknown as GeoJSON.Geometry)];
      const point = { type: 'Point' as const, coordinates: [longitude, latitude] };
      return [...drawn, ...(at === this.chosen ? ['place', 'end'] : ['place']).map((side) => feature(side, point))];
    }),
  );
}

const feature = (side: string, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({ type: 'Feature', properties: { side }, geometry });

/** What is gained by zone, over all sites, the most first. */
export function gainsOf({ sites }: NewSites): [zone: string, gain: number][] {
  const gains = new Map<string, number>();
  for (const { zone, gain } of sites.flatMap(({ zones }) => zones)) gains.set(zone, (gains.get(zone) ?? 0) + gain);
  return [...gains].sort(([, one], [, other]) => other - one);
}
