/** Classes of land cover over the years, as files of the city state them. */
import type { Client } from './client';
import type { components } from './schema';

export type Changes = components['schemas']['ChangesAnswer'];
export type ClassOverYears = components['schemas']['ClassOverYears'];

/** Of one area by its id, of the whole city without one. */
export async function changesOf(client: Client, area?: string, signal?: AbortSignal): Promise<Changes> {
  return (await client.call<Changes>('GET', `/changes${area ? `?${new URLSearchParams({ area })}` : ''}`, undefined, signal))!;
}
