/** Ways from one place to another. The question stands in no address of the page, and nobody keeps it. */
import type { Client } from './client';
import type { Person } from './reach';
import type { components } from './schema';

export type Route = components['schemas']['RouteAnswer'];
export type Way = components['schemas']['WayAnswer'];
export type Leg = components['schemas']['LegAnswer'];

interface Place {
  longitude: number;
  latitude: number;
}

export interface RouteQuestion {
  begin: Place;
  end: Place;
  person: Person;
  /** When one leaves, with its offset: 2026-11-29T18:00+02:00; by day without. */
  hour: string | null;
  /** A plan that was evaluated, and a year of it; today without one. */
  plan?: string | null;
  year?: number | null;
}

/** The server takes no more digits than these; they tell a centimetre. */
const written = ({ longitude, latitude }: Place): string => `${longitude.toFixed(7)},${latitude.toFixed(7)}`;

export async function routeOf(client: Client, { begin, end, person, hour, plan, year }: RouteQuestion, signal?: AbortSignal): Promise<Route> {
  const asked = new URLSearchParams({ from: written(begin), to: written(end), person, ...(hour && { hour }), ...(plan && { plan }), ...(plan && year != null && { year: String(year) }) });
  return (await client.call<Route>('GET', `/access/route?${asked}`, undefined, signal))!;
}
