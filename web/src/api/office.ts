/** Calls of officers about what residents send: reports, consultations, surveys, applications and objections. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type DeskPage = Schemas['DeskPage'];
export type DeskReport = Schemas['DeskReport'];
export type ReportContact = Schemas['ReportContactFile'];
export type OfficeMatter = Schemas['MatterOfOffice'];
export type ListedMatter = Schemas['ListedMatter'];
export type CounterReport = Schemas['CounterReport'];
export type NewConsultation = Schemas['NewConsultation'];
export type NewSurvey = Schemas['NewQuestionnaire'];
export type Codes = Schemas['CodeList'];
export type Channel = Codes['channel'];
export const WHICH = ['open', 'late', 'waiting', 'closed', 'all'] as const;
export type Which = (typeof WHICH)[number];
/** Reports of one page of the list. */
export const MOST = 50;

export class OfficeClient {
  constructor(private readonly client: Client) {}

  /** `source`: "city", a system that reports were imported from, or nothing for all; `own`: of one's own department alone. */
  reports = (asked: { which: Which; service: string; source: string; own: boolean; skip: number }, signal?: AbortSignal) =>
    this.client.json<DeskPage>(`/reports/desk?${new URLSearchParams({ ...asked, own: String(asked.own), most: String(MOST), skip: String(asked.skip) })}`, { signal, has: ['reports', 'sources'] });
  contact = (report: number) => this.client.json<ReportContact>(`/reports/${report}/contact`, {});
  answer = (report: number, text: string) => this.#post(`/reports/${report}/answers`, { text });
  moderate = (report: number, shown: boolean, why: string) => this.#post(`/reports/${report}/moderation`, { shown, why });
  moderatePhoto = (report: number, photo: number, shown: boolean, why: string) => this.#post(`/reports/${report}/photos/${photo}/moderation`, { shown, why });
  changeService = (report: number, service: string, why: string) => this.#post(`/reports/${report}/service`, { service, why });
  enter = (report: CounterReport) => this.#post<Schemas['ReportEntered']>('/reports/counter', report);
  /** Join a case to another one, or part it again; the case is read first, since a step is made on what one saw. */
  async join(number: number, into: number | null, why: string): Promise<void> {
    const { version } = await this.client.caseOf(number);
    await this.client.stepCase(number, version, into === null ? { step: 'split', why } : { step: 'merge', into, why });
  }

  openConsultation = (asked: unknown) => this.#post(`/consultations`, asked);
  openSurvey = (asked: unknown) => this.#post(`/questionnaires`, asked);
  /** `of`: "consultations" or "questionnaires". */
  codes = async (of: string, number: number, channel: Channel, count: number) => (await this.#post<Codes>(`/${of}/${number}/codes`, { channel, count }))!.codes;
  close = (of: string, number: number, why?: string) => this.#post(`/${of}/${number}/closing`, why === undefined ? undefined : { why });
  decide = (number: number, text: string, proposal: number | null) => this.#post(`/consultations/${number}/decision`, { text, proposal });
  reply = (number: number, inputs: number[], verdict: string, text: string) => this.#post(`/consultations/${number}/replies`, { inputs, verdict, text });

  matters = async (signal?: AbortSignal) => (await this.client.json<Schemas['MatterList']>('/matters', { signal, has: ['matters'] })).matters;
  matter = (number: number, signal?: AbortSignal) => this.client.json<OfficeMatter>(`/matters/${number}`, { signal, has: ['steps'] });
  answerMatter = (number: number, text: string) => this.#post(`/matters/${number}/answers`, { text });
  decideMatter = (number: number, outcome: string, text: string, correction: number | null = null) => this.#post(`/matters/${number}/decisions`, { outcome, text, correction });
  correct = (number: number, correction: Schemas['NewCorrection']) => this.#post<Schemas['CorrectionMade']>(`/matters/${number}/corrections`, correction);

  #post = <T>(path: string, body: unknown): Promise<T | null> => this.client.call<T>('POST', path, body);
}
