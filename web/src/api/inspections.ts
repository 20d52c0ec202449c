/** Calls of the inspection page, and photos, which go as they are. */
import { problemOf, RequestError, ROOT, type Client } from './client';
import type { components } from './schema';
import type { CaseList, CaseRuleList, DueVisits, InspectionDetails, InspectionList, InspectionToStore, OpenedWithPhoto, PhotoAnswer, PhotoList, VisitAnswer } from './types';

export const dueVisits = (client: Client) => client.call<DueVisits>('GET', '/inspections/due') as Promise<DueVisits>;

export const planVisit = (client: Client, visit: components['schemas']['VisitToPlan']) => client.call<VisitAnswer>('POST', '/inspections/visits', visit) as Promise<VisitAnswer>;

export function inspectionsOf(client: Client, { subject, finding }: { subject?: string; finding?: number }, signal?: AbortSignal) {
  const asked = new URLSearchParams(finding === undefined ? { subject: subject ?? '' } : { finding: String(finding) });
  return client.call<InspectionList>('GET', `/inspections?${asked}`, undefined, signal) as Promise<InspectionList>;
}

export const inspectionOf = (client: Client, identity: string, signal?: AbortSignal) =>
  client.call<InspectionDetails>('GET', `/inspections/${identity}`, undefined, signal) as Promise<InspectionDetails>;

/** Confirm or refuse what another person found. */
export const judgeFinding = (client: Client, number: number, confirmed: boolean, why: string) =>
  client.call<InspectionDetails>('POST', `/inspections/findings/${number}/judgement`, { confirmed, why }) as Promise<InspectionDetails>;

export const sendInspection = (client: Client, identity: string, said: InspectionToStore) =>
  client.call<InspectionDetails>('PUT', `/inspections/${identity}`, said) as Promise<InspectionDetails>;

export const casePhotos = (client: Client, number: number, signal?: AbortSignal) =>
  client.call<PhotoList>('GET', `/cases/${number}/photos`, undefined, signal) as Promise<PhotoList>;

/** Address of the picture of a photo. */
export const pictureOf = (number: number) => `${ROOT}/photos/${number}`;

/** Send a photo to an address; an error as of any other call. */
export async function sendPhoto<Answer = PhotoAnswer>(path: string, picture: Blob, language: string): Promise<Answer> {
  const headers = { 'Accept-Language': language, 'Content-Type': picture.type || 'image/jpeg' };
  const answer = await fetch(ROOT + path, { method: 'POST', headers, body: picture }).catch(() => {
    throw new RequestError(0, 'no-answer', null);
  });
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => null));
  return answer.json() as Promise<Answer>;
}

export const caseRules = (client: Client, signal?: AbortSignal) => client.call<CaseRuleList>('GET', '/cases/rules', undefined, signal) as Promise<CaseRuleList>;

/** Cases that were raised for a subject, such as tree/node/1, closed ones too. */
export const casesOf = (client: Client, subject: string, signal?: AbortSignal) =>
  client.call<CaseList>('GET', `/cases?${new URLSearchParams({ subject, live: 'false' })}`, undefined, signal) as Promise<CaseList>;

/** Open a case at a row with a photo; a row that has one already gets the photo there. */
export const openCaseAt = ({ entity, ...asked }: { entity: string; row: string; rule: string; why: string }, picture: Blob, language: string) =>
  sendPhoto<OpenedWithPhoto>(`/cases/of/${entity}?${new URLSearchParams(asked)}`, picture, language);
