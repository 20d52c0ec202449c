/** Where what can be sited serves most under a budget. */
import type { Client } from './client';
import type { Person } from './reach';
import type { components } from './schema';

export type NewSites = components['schemas']['SitesAnswer'];
export type SiteKind = components['schemas']['SiteKindAnswer'];
export type SiteKinds = components['schemas']['SiteKindsAnswer'];

export const MOST_SITES = 50;

export interface SitesQuestion {
  kind: string;
  count: number;
  /** In the currency of the city; as much as it takes without. */
  budget: number | null;
  settings: Record<string, number>;
  /** Of kinds that ask for it. */
  person?: Person;
  minutes?: number;
}

/** What can be sited in this city. */
export async function siteKinds(client: Client, signal?: AbortSignal): Promise<SiteKinds> {
  return (await client.call<SiteKinds>('GET', '/access/sites', undefined, signal, true))!;
}

/** Everybody may ask: it changes nothing. */
export async function sitesOf(client: Client, question: SitesQuestion, signal?: AbortSignal): Promise<NewSites> {
  return (await client.call<NewSites>('POST', '/access/sites', question, signal, true))!;
}
