/** Calls about consultations: nobody need be signed in to answer one. */
import type { Client } from './client';
import type { components } from './schema';
import { textsIn } from './texts';

type Schemas = components['schemas'];
export type ConsultationList = Schemas['ConsultationList'];
export type ConsultationSummary = Schemas['ConsultationSummary'];
export type Consultation = Schemas['ConsultationAnswer'];
export type ConsultationEffect = Schemas['ShownEffectAnswer'];
export type ConsultationResult = Schemas['ResultAnswer'];
export type ConsultationInputs = Schemas['InputList'];
export type ConsultationInput = Schemas['InputAnswer'];
export type ConsultationView = Schemas['ViewAnswer'];
export type ViewSummary = Schemas['ViewSummary'];
export type OwnPlans = Schemas['OwnPlansAnswer'];
type PlaceCells = Schemas['PlaceCells'];
export type AnswerSent = Schemas['AnswerSent'];
export type InputSent = Schemas['InputSent'];
export type SentReceipt = Schemas['ReceiptAnswer'];

const ROOT = '/consultations';

async function asked<T>(client: Client, path: string, signal: AbortSignal, device?: string): Promise<T> {
  return (await client.request(ROOT + path, { signal, more: device ? { 'Citybrain-Device': device } : {} })).json() as Promise<T>;
}

async function send<T>(client: Client, path: string, body: unknown = undefined): Promise<T> {
  return (await client.request(ROOT + path, { method: 'POST', body })).json() as Promise<T>;
}

export const consultationList = (client: Client, signal: AbortSignal, texts = ''): Promise<ConsultationList> => asked(client, textsIn(texts), signal);
export const consultations = async (client: Client, signal: AbortSignal, texts = ''): Promise<ConsultationSummary[]> => (await consultationList(client, signal, texts)).consultations;
export const consultationOf = (client: Client, number: number, signal: AbortSignal, texts = ''): Promise<Consultation> => asked(client, `/${number}${textsIn(texts)}`, signal);
export const viewOf = (client: Client, number: number, view: number, signal: AbortSignal): Promise<ConsultationView> => asked(client, `/${number}/views/${view}`, signal);
export const resultOf = (client: Client, number: number, signal: AbortSignal, code?: string): Promise<ConsultationResult> => asked(client, `/${number}/results`, signal, code);
export const inputsOf = (client: Client, number: number, signal: AbortSignal, code?: string): Promise<ConsultationInputs> => asked(client, `/${number}/inputs`, signal, code);
export const planPath = (number: number, input: number): string => `${ROOT}/${number}/inputs/${input}/plan.yaml`;
/** The file of a plan of one's own, by the code that it was sent with: nobody else has it before it was read. */
export const planOf = async (client: Client, number: number, input: number, device: string): Promise<Blob> => (await client.request(planPath(number, input), { more: { 'Citybrain-Device': device } })).blob();
export const commentPlaces = (client: Client, number: number, signal: AbortSignal): Promise<PlaceCells> => asked(client, `/${number}/places.geojson`, signal);
export const newCode = async (client: Client, number: number): Promise<string> => (await send<Schemas['CodeAnswer']>(client, `/${number}/codes/web`)).code;
export const sendAnswer = (client: Client, number: number, body: AnswerSent): Promise<SentReceipt> => send(client, `/${number}/answers`, body);
export const sendInput = (client: Client, number: number, body: InputSent): Promise<SentReceipt> => send(client, `/${number}/inputs`, body);
export const sendSupport = (client: Client, number: number, of: number, code: string): Promise<SentReceipt> => send(client, `/${number}/inputs/${of}/support`, { code });
