/** What is asked of the server about reports. A code stands in a header, in no address. */
import type { Client } from '../../api/client';
import type { components } from '../../api/schema';
import type { Place } from '../../map/frame';

type Schemas = components['schemas'];
export type ReportService = Schemas['ReportServiceAnswer'];
export type ReportServices = Schemas['ReportServices'];
export type SuggestedService = Schemas['SuggestedService'];
export type PublicReport = Schemas['PublicReport'];
export type ReportEntered = Schemas['ReportEntered'];
export type ReportStatus = Schemas['ReportStatus'];
export type ReportAreas = Schemas['ReportAreas'];
export type Promises = Schemas['PromisesAnswer'];
export type ReplyKind = 'cured' | 'not_cured' | 'objection' | 'person';

export interface GivenContact {
  name: string;
  email: string;
  telephone: string;
}

/** What is reported, as the server takes it. */
export interface GivenReport {
  service: string;
  text: string;
  longitude: number | null;
  latitude: number | null;
  address: string;
  answers: Record<string, string>;
  contact: GivenContact | null;
  /** None of what a helper sends: the city gives it to the person alone. */
  code: string | null;
}

const of = (code: string) => ({ 'Report-Code': code });

export class ReportClient {
  constructor(private readonly client: Client) {}

  services = (signal?: AbortSignal) => this.client.json<ReportServices>('/reports/services', { signal, has: ['services'] });
  promises = (signal?: AbortSignal) => this.client.json<Promises>('/reports/promises', { signal, has: ['whole'] });
  listed = (signal?: AbortSignal) => this.client.json<{ reports: PublicReport[] }>('/reports?placed=true&most=300', { signal, has: ['reports'] });
  /** The newest of one area: the board of a place. */
  ofArea = (area: string, signal?: AbortSignal) => this.client.json<{ reports: PublicReport[] }>(`/reports?${new URLSearchParams({ area, most: '50' })}`, { signal, has: ['reports'] });
  /** Where places of a private service are: areas, no place of anybody. */
  areas = (service: string, signal?: AbortSignal) => this.client.json<ReportAreas>(`/reports/areas?${new URLSearchParams({ service })}`, { signal, has: ['areas'] });
  suggest = (text: string, signal?: AbortSignal) => this.client.json<{ suggestions: SuggestedService[] }>('/reports/suggestions', { body: { text }, signal });
  near = (service: string, { longitude, latitude }: Place, signal?: AbortSignal) =>
    this.client.json<{ reports: PublicReport[] }>(`/reports/near?${new URLSearchParams({ service, longitude: String(longitude), latitude: String(latitude) })}`, { signal });
  send = (report: GivenReport, more: Record<string, string> = {}) => this.client.json<ReportEntered>('/reports', { body: report, more });
  photo = (code: string, picture: Blob) => this.client.json<ReportStatus>('/reports/photos', { file: new File([picture], 'photo'), kind: picture.type, more: of(code) });
  /** Of a report that was sent for another person, by its number and the helper's code. */
  photoOfHelper = (number: number, picture: Blob, more: Record<string, string>) => this.client.json<Schemas['PhotoOfHelper']>(`/reports/${number}/photos`, { file: new File([picture], 'photo'), kind: picture.type, more });
  status = (code: string, signal?: AbortSignal) => this.client.json<ReportStatus>('/reports/status', { signal, more: of(code), has: ['stages'] });
  reply = (code: string, kind: ReplyKind, text: string) => this.client.json<ReportStatus>('/reports/replies', { body: { kind, text }, more: of(code) });
  eraseContact = (code: string) => this.client.json<ReportStatus>('/reports/contact', { method: 'DELETE', more: of(code) });
}
