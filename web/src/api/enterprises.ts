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
export type EntryFormAnswer = Schemas['EntryFormAnswer'];
export type RiskList = Schemas['RiskList'];

/** All pages of a list as one. */
async function whole<Name extends string, Page extends { next: number | null } & Record<Name, unknown[]>>(client: Client, path: string, name: Name, signal: AbortSignal): Promise<Page> {
  const read = (skip: number): Promise<Page> => client.call<Page>('GET', `${path}?skip=${skip}`, undefined, signal) as Promise<Page>;
  const first = await read(0);
  const rows = [...first[name]];
  for (let { next } = first; next !== null; ) {
    const page = await read(next);
    rows.push(...page[name]);
    next = page.next;
  }
  return { ...first, [name]: rows };
}

export const enterprises = (client: Client, signal: AbortSignal): Promise<EnterpriseList> => whole<'enterprises', EnterpriseList>(client, '/enterprises', 'enterprises', signal);
export const extractOf = (client: Client, number: string, signal: AbortSignal): Promise<EnterpriseExtract> => whole<'entries', EnterpriseExtract>(client, `/enterprises/${number}`, 'entries', signal);
export const fileOf = (client: Client, number: string, signal: AbortSignal): Promise<EnterpriseFile> => client.call<EnterpriseFile>('GET', `/enterprises/${number}/file`, undefined, signal) as Promise<EnterpriseFile>;
/** The most urgent first. */
export const risksOf = (client: Client, signal: AbortSignal): Promise<RiskList> => client.call<RiskList>('GET', '/enterprises/risks', undefined, signal) as Promise<RiskList>;
export const addEntry = (client: Client, number: string, entry: FileEntryToAdd): Promise<EnterpriseFile> => client.call<EnterpriseFile>('POST', `/enterprises/${number}/entries`, { entries: [entry] }) as Promise<EnterpriseFile>;
export const namePerson = (client: Client, number: string, name: string): Promise<unknown> => client.call('POST', `/enterprises/${number}/people`, { name });
export const removePerson = (client: Client, number: string, person: number): Promise<unknown> => client.call('DELETE', `/enterprises/${number}/people/${person}`);
