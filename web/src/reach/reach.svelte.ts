/** The question of what is reached from a place, today and with the plan. It ends with the panel: no address and no storage holds it. */
import { RequestError, type Client } from '../api/client';
import { MODES, reachOf, type Isochrone, type Mode, type Person } from '../api/reach';
import type { Place } from '../map/frame';
import { Resource } from '../state/resource.svelte';
import type { Side } from '../state/sides';

export class Reach {
  readonly kind = 'reach';
  place = $state.raw<Place | null>(null);
  mode = $state<Mode>('walk');
  person = $state<Person>('adult');
  minutes = $state(15);
  /** When one leaves by public transport. */
  leave = $state('08:00');
  /** What the city knows, as its last answer told. */
  modes = $state.raw<readonly Mode[]>(MODES.filter((mode) => mode !== 'transit'));
  readonly today = new Resource<Isochrone>();
  readonly planned = new Resource<Isochrone>();

  #asked: Place | null = null;

  constructor(private readonly client: Client) {}

  /** What somebody presses on the map is where the way begins. */
  press(place: Place): void {
    this.place = place;
  }

  /** Ask for today, and for the plan where there is one; nothing before a place is chosen. What answered another place goes. */
  ask(plan: Side | null): void {
    const { place, mode, person, minutes, leave } = this;
    if (!place) return;
    if (place !== this.#asked) for (const answer of [this.today, this.planned]) answer.clear();
    this.#asked = place;
    const question = { longitude: place.longitude, latitude: place.latitude, minutes, mode, person, leave: mode === 'transit' && leave ? leave : null };
    void this.today.load((signal) => reachOf(this.client, question, signal)).then(() => (this.modes = MODES.filter((one) => (this.today.value?.modes ?? this.modes).includes(one))));
    if (plan?.plan) void this.planned.load((signal) => reachOf(this.client, { ...question, plan: plan.plan, year: plan.year }, signal));
    else this.planned.clear();
  }

  /** What the map draws: the place, the ground of today, and that of the plan over it; nothing where a question failed. */
  readonly features = $derived.by((): GeoJSON.Feature[] => featuresOf(this.place, this.today.problem ? null : this.today.value, this.planned.problem ? null : this.planned.value));
}

export function featuresOf(place: Place | null, today: Isochrone | null, planned: Isochrone | null): GeoJSON.Feature[] {
  if (!place) return [];
  const shapes = [['today', today], ['plan', planned]] as const;
  const drawn = shapes.flatMap(([side, isochrone]): GeoJSON.Feature[] => (isochrone?.shape ? [{ type: 'Feature', properties: { side }, geometry: isochrone.shape as unknown as GeoJSON.Polygon }] : []));
  return [...drawn, { type: 'Feature', properties: { side: 'place' }, geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] } }];
}

/** Whether to ask again may help: not where the answer is that there is no way. */
export const mayHelp = (problem: unknown): boolean => !(problem instanceof RequestError && problem.status === 404);
