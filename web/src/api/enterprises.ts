/** Calls about enterprises: the list and the public extract for everybody, files for who may read them. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Enterprise = Schemas['EnterpriseAnswer'];
export type EnterpriseList = Schemas['EnterpriseList'];
export type EnterpriseExtract = Schemas['EnterpriseExtract'];
export type EnterpriseFile = Schemas['EnterpriseFile'];
export type Quota = Schemas['QuotaAnswer'];
export type FileEntry = Schemas['FileEntry'];
export type PublicEntry = Schemas['PublicEntry'];
export type FileEntryToAdd = Schemas['FileEntryToAdd'];
export type RiskList = Schemas['RiskList'];

export const enterprises = (client: Client, signal: AbortSignal): Promise<EnterpriseList> => client.call<EnterpriseList>('GET', '/enterprises', undefined, signal) as Promise<EnterpriseList>;
export const extractOf = (client: Client, number: string, signal: AbortSignal): Promise<EnterpriseExtract> => client.call<EnterpriseExtract>('GET', `/enterprises/${number}`, undefined, signal) as Promise<EnterpriseExtract>;
export const fileOf = (client: Client, number: string, signal: AbortSignal): Promise<EnterpriseFile> => client.call<EnterpriseFile>('GET', `/enterprises/${number}/file`, undefined, signal) as Promise<EnterpriseFile>;
/** The most urgent first. */
export const risksOf = (client: Client, signal: AbortSignal): Promise<RiskList> => client.call<RiskList>('GET', '/enterprises/risks', undefined, signal) as Promise<RiskList>;
export const addEntry = (client: Client, number: string, entry: FileEntryToAdd): Promise<EnterpriseFile> => client.call<EnterpriseFile>('POST', `/enterprises/${number}/entries`, { entries: [entry] }) as Promise<EnterpriseFile>;
