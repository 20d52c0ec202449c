/** Where readings of a case come from: diagnoses on record, a new one, what an inspection showed. */
import { ROOT, type Client } from './client';
import type { Diagnosis, DiagnosisList, HitRates, InspectionOutcome } from './types';

const path = (number: number): string => `/cases/${number}/diagnosis`;

/** The newest diagnosis of a case with its document; null where nobody made one. */
export async function newestDiagnosis(client: Client, number: number, signal?: AbortSignal): Promise<Diagnosis | null> {
  const list = await client.call<DiagnosisList>('GET', path(number), undefined, signal);
  const newest = list?.diagnoses[0];
  return newest ? client.call<Diagnosis>('GET', `${path(number)}/${newest.number}`, undefined, signal) : null;
}

export const diagnose = (client: Client, number: number, signal?: AbortSignal): Promise<Diagnosis | null> => client.call('POST', path(number), {}, signal);

/** Put on record what an inspection showed; an empty source is one that is not in the register. */
export const recordOutcome = (client: Client, number: number, diagnosis: number, source: string, why: string): Promise<InspectionOutcome | null> =>
  client.call('POST', `${path(number)}/${diagnosis}/outcome`, { source, why });

export const hitRates = (client: Client, signal?: AbortSignal): Promise<HitRates | null> => client.call('GET', '/diagnoses/hits', undefined, signal);

/** Where a diagnosis stands as a page to print. */
export const paperOf = (number: number, diagnosis: number, language: string): string => `${ROOT}${path(number)}/${diagnosis}/paper?language=${language}`;
