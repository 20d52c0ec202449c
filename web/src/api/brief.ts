/** The brief of the day, as answer and as a page to print. */
import type { Client } from './client';
import type { BriefAnswer } from './types';

export const briefOf = (client: Client, role: string, signal?: AbortSignal): Promise<BriefAnswer | null> =>
  client.call('GET', `/brief${role && `?role=${role}`}`, undefined, signal);

/** Its numbers alone: what asks for them again and again reads no case. */
export const briefCounts = (client: Client, signal?: AbortSignal): Promise<BriefAnswer | null> => client.call('GET', '/brief?counts=true', undefined, signal);

export const briefToPrint = (client: Client, role: string): string => client.fileOf('/brief/page', role ? { role } : {});
