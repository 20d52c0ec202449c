/** The question how one gets from one place to another. It ends with the panel: no address and no storage holds it. */
import type { Client } from '../api/client';
import type { Person } from '../api/reach';
import { routeOf, type Route } from '../api/routes';
import type { Place } from '../map/frame';
import { Resource } from '../state/resource.svelte';
import type { Side } from '../state/sides';
import { clocks } from '../text/instant.svelte';
import { thatDayAt, withOffset } from './hour';
import { featuresOf } from './rows';

export type End = 'begin' | 'end';

export class Ways {
  readonly kind = 'ways';
  begin = $state.raw<Place | null>(null);
  end = $state.raw<Place | null>(null);
  /** What people call both places, where they were searched for. */
  names = $state<Record<End, string>>({ begin: '', end: '' });
  /** Which of both a press on the map is. */
  next = $state<End>('begin');
  person = $state<Person>('adult');
  /** When one leaves, by the clocks of the city: 2026-11-29T08:00. */
  leave = $state(thatDayAt(Date.now(), clocks.zone, '08:00'));
  /** The way that is looked at, by its name. */
  chosen = $state<string | null>(null);
  readonly answer = new Resource<Route>();
  readonly planned = new Resource<Route>();

  /** Places that are to be seen, once one was not pressed on the map. */
  seen = $state.raw<Place[]>([]);

  #asked: (Place | null)[] = [];

  constructor(private readonly client: Client) {}

  press(place: Place): void {
    this.set(this.next, place);
  }

  /** A place that was not pressed on the map. */
  search(end: End, place: Place, name = ''): void {
    this.set(end, place, name);
    this.seen = [this.begin, this.end].filter((one) => one !== null);
  }

  /** After where one begins comes where one goes; that may then be pressed again and again. */
  set(end: End, place: Place, name = ''): void {
    this[end] = place;
    this.names[end] = name;
    this.next = 'end';
  }

  turn(): void {
    [this.begin, this.end] = [this.end, this.begin];
    this.names = { begin: this.names.end, end: this.names.begin };
  }

  /** Ask for today, and for the plan where there is one, once both places are chosen. What answered other places goes. */
  ask(plan: Side | null = null): void {
    const { begin, end, person, leave } = this;
    if (begin !== this.#asked[0] || end !== this.#asked[1]) {
      for (const answer of [this.answer, this.planned]) answer.clear();
      this.chosen = null;
    }
    this.#asked = [begin, end];
    if (!begin || !end) return;
    const question = { begin, end, person, hour: withOffset(leave, clocks.zone) };
    void this.answer.load((signal) => routeOf(this.client, question, signal));
    if (plan?.plan) void this.planned.load((signal) => routeOf(this.client, { ...question, plan: plan.plan, year: plan.year }, signal));
    else this.planned.clear();
  }

  readonly problem = $derived.by((): unknown => this.answer.problem ?? this.planned.problem);
  readonly loading = $derived.by(() => this.answer.loading || this.planned.loading);
  /** The ways of the plan, those of today without one. */
  readonly shown = $derived.by(() => this.planned.value ?? this.answer.value);
  readonly features = $derived.by((): GeoJSON.Feature[] => featuresOf(this.begin, this.end, this.problem ? null : this.shown, this.chosen));
}
