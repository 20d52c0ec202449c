/** What is reached from a place. The question stands in no address of the page, and nobody keeps it. */
import type { Client } from './client';
import type { components } from './schema';

export type Isochrone = components['schemas']['IsochroneAnswer'];

/** By public transport only where the city has a timetable, as an answer tells. */
export const MODES = ['walk', 'cycle', 'drive', 'transit'] as const;
export const PERSONS = ['adult', 'older', 'with_child', 'step_free'] as const;
export type Mode = (typeof MODES)[number];
export type Person = (typeof PERSONS)[number];

export interface ReachQuestion {
  longitude: number;
  latitude: number;
  minutes: number;
  mode: Mode;
  person: Person;
  /** When one leaves by public transport: 08:00. */
  leave?: string | null;
  /** A plan that was evaluated, and a year of it; today without one. */
  plan?: string | null;
  year?: number | null;
}

export async function reachOf(client: Client, question: ReachQuestion, signal?: AbortSignal): Promise<Isochrone> {
  const asked = Object.entries(question).filter(([, value]) => value != null).map(([name, value]): [string, string] => [name, String(value)]);
  return (await client.call<Isochrone>('GET', `/access/isochrone?${new URLSearchParams(asked)}`, undefined, signal))!;
}
