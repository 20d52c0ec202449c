/** Calls about licences of firms for vehicles on roads: what everybody may know, and applications for the office. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type LicenceKinds = Schemas['LicenceKindList'];
export type LicenceKind = Schemas['LicenceKindAnswer'];
export type LicenceQuestion = Schemas['LicenceQuestion'];
export type LicenceList = Schemas['LicenceList'];
export type LicenceSums = Schemas['LicenceSumsAnswer'];
export type LicenceRoadMap = Schemas['LicenceRoadMap'];
export type LicenceRoad = Schemas['LicenceRoadFeature'];
export type ApplicationList = Schemas['ApplicationList'];
export type NewApplication = Schemas['NewApplication'];
export type LicenceMade = Schemas['LicenceMade'];
export type LicenceAct = Schemas['LicenceAct'];
export type MonthCounts = Schemas['ReportCounts'];

async function get<Answer>(client: Client, path: string, signal: AbortSignal): Promise<Answer> {
  return (await client.call<Answer>('GET', `/licences${path}`, undefined, signal))!;
}

export const licenceKinds = (client: Client, signal: AbortSignal): Promise<LicenceKinds> => get(client, '/kinds', signal);
/** The newest hundred. */
export const grantedLicences = (client: Client, signal: AbortSignal): Promise<LicenceList> => get(client, '?limit=100', signal);
export const licenceSums = (client: Client, kind: string, signal: AbortSignal): Promise<LicenceSums> => get(client, `/sums?kind=${encodeURIComponent(kind)}`, signal);
export const licenceRoads = (client: Client, kind: string, signal: AbortSignal): Promise<LicenceRoadMap> => get(client, `/roads?kind=${encodeURIComponent(kind)}`, signal);
/** The newest hundred, for the office. */
export const applicationsOf = (client: Client, signal: AbortSignal): Promise<ApplicationList> => get(client, '/applications?limit=100', signal);
export const applyFor = async (client: Client, application: NewApplication): Promise<LicenceMade> => (await client.call<LicenceMade>('POST', '/licences/applications', application))!;
/** A published figure is no longer told. */
export const withdrawFigure = (client: Client, number: number): Promise<unknown> => client.signedIn(() => client.request(`/licences/figures/${number}`, { method: 'DELETE' }));
/** An incident, a suspension, an appeal or a reinstatement of the licence of an application. */
export const enterAct = async (client: Client, application: number, act: LicenceAct): Promise<unknown> => client.call('POST', `/licences/applications/${application}/entries`, act);
/** What was driven in a month, as a table of one row. */
export const reportMonth = async (client: Client, file: File): Promise<MonthCounts> =>
  client.signedIn(async () => (await client.request(`/licences/reports?source=${encodeURIComponent(file.name)}`, { file, kind: 'text/csv' })).json() as Promise<MonthCounts>);
