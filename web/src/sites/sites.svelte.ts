/** The question where new facilities serve the most residents who are out of reach today. */
import type { Client } from '../api/client';
import type { Person } from '../api/reach';
import { MOST_SITES, sitesOf, type NewSites, type OPENED } from '../api/sites';
import type { Place } from '../map/frame';
import { Resource } from '../state/resource.svelte';

export class Sites {
  readonly kind = 'sites';
  facility = $state<(typeof OPENED)[number]>('groceries');
  person = $state<Person>('adult');
  minutes = $state(15);
  /** How many at most; null while the field is empty. */
  count = $state<number | null>(3);
  budget = $state<number | null>(null);
  /** The site that is looked at, by its id. */
  chosen = $state<string | null>(null);
  readonly answer = new Resource<NewSites>();

  constructor(private readonly client: Client) {}

  /** A press on the map chooses nothing: the answer says where. */
  press(_place: Place): void {}

  ask(): void {
    const { facility, person, minutes, budget } = this;
    const count = Math.min(MOST_SITES, Math.max(1, Math.round(this.count ?? 1)));
    this.chosen = null;
    void this.answer.load((signal) => sitesOf(this.client, { kind: facility, person, minutes, count, budget: budget && budget > 0 ? budget : null }, signal));
  }

  readonly #sites = $derived(this.answer.problem ? [] : (this.answer.value?.sites ?? []));
  /** Places that are to be seen: the one that is looked at, else all. */
  readonly seen = $derived.by((): Place[] => this.#sites.filter(({ id }) => this.chosen === null || id === this.chosen));

  readonly features = $derived.by((): GeoJSON.Feature[] =>
    this.#sites.flatMap(({ id, longitude, latitude }) =>
      (id === this.chosen ? ['place', 'end'] : ['place']).map((side): GeoJSON.Feature => ({ type: 'Feature', properties: { side }, geometry: { type: 'Point', coordinates: [longitude, latitude] } })),
    ),
  );
}

/** Residents who gain by zone, over all sites, the most first. */
export function gainsOf({ sites }: NewSites): [zone: string, residents: number][] {
  const gains = new Map<string, number>();
  for (const { zone, residents } of sites.flatMap(({ zones }) => zones)) gains.set(zone, (gains.get(zone) ?? 0) + residents);
  return [...gains].sort(([, one], [, other]) => other - one);
}
