/** Calls about readings of citizens' own instruments: nobody need be signed in to send one. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type CitizenReadings = Schemas['CitizenReadings'];
export type MeasuredByCitizens = Schemas['MeasuredByCitizens'];
export type CitizenReadingSent = Schemas['CitizenReadingSent'];
export type ReadingReceipt = Schemas['ReadingReceipt'];

const ROOT = '/citizen-readings';

export const citizenReadings = async (client: Client, signal: AbortSignal): Promise<CitizenReadings> => (await client.request(ROOT, { signal })).json() as Promise<CitizenReadings>;
export const sendReading = async (client: Client, body: CitizenReadingSent): Promise<ReadingReceipt> => (await client.request(ROOT, { body })).json() as Promise<ReadingReceipt>;
