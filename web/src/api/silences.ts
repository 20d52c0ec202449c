/** Calls about silences: while one holds no case is opened by its rule, or of its stream. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Silence = Schemas['CaseSilence'];
export type SilenceToMake = Pick<Schemas['SilenceToMake'], 'until' | 'why'> & Partial<Schemas['SilenceToMake']>;

export const silences = async (client: Client, signal: AbortSignal): Promise<Silence[]> => (await client.call<Schemas['CaseSilences']>('GET', '/cases/silences', undefined, signal))!.silences;
export const silence = async (client: Client, wanted: SilenceToMake): Promise<Silence> => (await client.call<Silence>('POST', '/cases/silences', wanted))!;
export const endSilence = async (client: Client, number: number): Promise<null> => {
  await client.call('DELETE', `/cases/silences/${number}`);
  return null;
};
