/** Minutes on foot from a place to the nearest facility of each kind, for every person. */
import type { Client } from '../api/client';
import { PERSONS, reachOf, type Isochrone, type Person } from '../api/reach';
import type { Place } from '../map/frame';
import { Resource } from '../state/resource.svelte';

/** What is further than this [minutes] is told as not within reach. */
export const FURTHEST = 60;

export interface KindRow {
  kind: string;
  label: string;
  /** In the order of persons; null for one who reaches none. */
  minutes: (number | null)[];
}

export class PersonMinutes {
  readonly answers = new Resource<Isochrone[]>();
  readonly rows = $derived.by(() => (this.answers.value ? kindRows(this.answers.value) : []));

  constructor(private readonly client: Client) {}

  ask({ longitude, latitude }: Place): void {
    const one = (person: Person, signal: AbortSignal) => reachOf(this.client, { longitude, latitude, minutes: FURTHEST, mode: 'walk', person }, signal);
    void this.answers.load((signal) => Promise.all(PERSONS.map((person) => one(person, signal))));
  }
}

export function kindRows(answers: readonly Isochrone[]): KindRow[] {
  return (answers[0]?.facilities ?? []).map(({ kind, label }) => ({ kind, label, minutes: answers.map(({ facilities }) => facilities.find((one) => one.kind === kind)?.nearest ?? null) }));
}
