/** Calls about species that detectors report. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type SpeciesPresence = Schemas['SpeciesPresence'];
export type StayOfSpecies = Schemas['StayOfSpecies'];
export type MonthOfPresence = Schemas['MonthOfPresence'];
export type DetectionsToJudge = Schemas['DetectionsToJudge'];
export type JudgedDetection = Schemas['JudgedDetection'];
export type SpeciesList = Schemas['SpeciesList'];

async function get<Answer>(client: Client, path: string, signal: AbortSignal): Promise<Answer> {
  return (await client.call<Answer>('GET', `/species${path}`, undefined, signal))!;
}

export const speciesOf = (client: Client, signal: AbortSignal): Promise<SpeciesList> => get(client, '', signal);
export const presenceOf = (client: Client, key: string, signal: AbortSignal): Promise<SpeciesPresence> => get(client, `/${encodeURIComponent(key)}/presence`, signal);
/** The newest hundred that nobody judged. */
export const detectionsToJudge = (client: Client, key: string, signal: AbortSignal): Promise<DetectionsToJudge> => get(client, `/detections?species=${encodeURIComponent(key)}`, signal);
export const judgeDetection = async (client: Client, identity: number, verdict: 'confirmed' | 'refused', why: string): Promise<unknown> =>
  client.call('POST', `/species/detections/${identity}/judgement`, { verdict, why });
