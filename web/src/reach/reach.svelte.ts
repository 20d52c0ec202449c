/** The question of what is reached from a place, today and with the plan. It ends with the panel: no address and no storage holds it. */
import type { Client } from '../api/client';
import { reachOf, type Isochrone, type Mode, type Person } from '../api/reach';
import type { Place } from '../map/frame';
import { Resource } from '../state/resource.svelte';
import type { Side } from '../state/sides';

export class Reach {
  place = $state.raw<Place | null>(null);
  mode = $state<Mode>('walk');
  person = $state<Person>('adult');
  minutes = $state(15);
  readonly today = new Resource<Isochrone>();
  readonly planned = new Resource<Isochrone>();

  constructor(private readonly client: Client) {}

  /** Ask for today, and for the plan where there is one; nothing before a place is chosen. */
  ask(plan: Side | null): void {
    const { place, mode, person, minutes } = this;
    if (!place) return;
    const question = { longitude: place.longitude, latitude: place.latitude, minutes, mode, person };
    void this.today.load((signal) => reachOf(this.client, question, signal));
    if (plan?.plan) void this.planned.load((signal) => reachOf(this.client, { ...question, plan: plan.plan, year: plan.year }, signal));
    else this.planned.clear();
  }

  /** What the map draws: the place, the ground of today, and that of the plan over it. */
  readonly features = $derived.by((): GeoJSON.Feature[] => featuresOf(this.place, this.today.value, this.planned.value));
}

export function featuresOf(place: Place | null, today: Isochrone | null, planned: Isochrone | null): GeoJSON.Feature[] {
  if (!place) return [];
  const shapes = [['today', today], ['plan', planned]] as const;
  const drawn = shapes.flatMap(([side, isochrone]): GeoJSON.Feature[] => (isochrone?.shape ? [{ type: 'Feature', properties: { side }, geometry: isochrone.shape as unknown as GeoJSON.Polygon }] : []));
  return [...drawn, { type: 'Feature', properties: { side: 'place' }, geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] } }];
}
