/** Where new facilities bring the most residents within reach. */
import type { Client } from './client';
import type { Person } from './reach';
import type { components } from './schema';

export type NewSites = components['schemas']['SitesAnswer'];

/** Kinds of facilities that a plan may open. */
export const OPENED = ['groceries', 'health', 'childcare', 'school'] as const;
export const MOST_SITES = 50;

export interface SitesQuestion {
  kind: (typeof OPENED)[number];
  person: Person;
  minutes: number;
  count: number;
  /** In the currency of the city; as much as it takes without. */
  budget: number | null;
}

/** Everybody may ask: it changes nothing. */
export async function sitesOf(client: Client, question: SitesQuestion, signal?: AbortSignal): Promise<NewSites> {
  return (await client.call<NewSites>('POST', '/access/sites', question, signal, true))!;
}
