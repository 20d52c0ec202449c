/** Calls about surveys: nobody need be signed in to answer one. */
import type { Client } from './client';
import type { components } from './schema';
import { textsIn } from './texts';

type Schemas = components['schemas'];
export type SurveySummary = Schemas['QuestionnaireSummary'];
export type Survey = Schemas['QuestionnaireAnswer'];
export type SurveyQuestion = Schemas['QuestionAnswer'];
export type SurveyResult = Schemas['QuestionnaireResult'];
export type PlaceCells = Schemas['PlaceCells'];
export type SurveySent = Schemas['QuestionnaireSent'];

const ROOT = '/questionnaires';

async function asked<T>(client: Client, path: string, signal: AbortSignal): Promise<T> {
  return (await client.request(ROOT + path, { signal })).json() as Promise<T>;
}

export const surveys = async (client: Client, signal: AbortSignal, texts = ''): Promise<SurveySummary[]> => (await asked<Schemas['QuestionnaireList']>(client, textsIn(texts), signal)).questionnaires;
export const surveyOf = (client: Client, number: number, signal: AbortSignal, texts = ''): Promise<Survey> => asked(client, `/${number}${textsIn(texts)}`, signal);
export const surveyResult = (client: Client, number: number, signal: AbortSignal, texts = ''): Promise<SurveyResult> => asked(client, `/${number}/results${textsIn(texts)}`, signal);
export const surveyCode = async (client: Client, number: number): Promise<string> => ((await (await client.request(`${ROOT}/${number}/codes/web`, { method: 'POST' })).json()) as Schemas['CodeAnswer']).code;
export const sendSurvey = async (client: Client, number: number, body: SurveySent, more: Record<string, string> = {}): Promise<unknown> => client.request(`${ROOT}/${number}/answers`, { body, more });
/** The number by which an answer names a photo. */
export const sendPhoto = async (client: Client, number: number, code: string, file: File): Promise<number> =>
  (await client.json<Schemas['SurveyPhoto']>(`${ROOT}/${number}/photos`, { file, kind: file.type, more: { 'Citybrain-Device': code } })).photo;
export const placesOf = (client: Client, number: number, signal: AbortSignal): Promise<PlaceCells> => asked(client, `/${number}/places.geojson`, signal);
