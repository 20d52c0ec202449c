/** Calls about incidents. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Incident = Schemas['IncidentAnswer'];
export type IncidentList = Schemas['IncidentList'];
export type IncidentDetails = Schemas['IncidentDetails'];
export type IncidentTask = Schemas['IncidentTask'];
export type Playbook = Schemas['PlaybookAnswer'];
export type Picture = Schemas['IncidentPicture'];
export type Exposed = Schemas['IncidentExposed'];
export type NewIncident = Partial<Schemas['NewIncident']> & Pick<Schemas['NewIncident'], 'playbook'>;
export type StepToMake = Partial<Schemas['IncidentStepToMake']> & Pick<Schemas['IncidentStepToMake'], 'step'>;

export class IncidentClient {
  constructor(private readonly client: Client) {}

  list = async (before?: number, signal?: AbortSignal): Promise<IncidentList> => (await this.client.call<IncidentList>('GET', before === undefined ? '/incidents' : `/incidents?before=${before}`, undefined, signal))!;
  playbooks = async (signal?: AbortSignal): Promise<Playbook[]> => (await this.client.call<Schemas['PlaybookList']>('GET', '/playbooks', undefined, signal))!.playbooks;
  one = async (number: number, signal?: AbortSignal): Promise<IncidentDetails> => (await this.client.call<IncidentDetails>('GET', `/incidents/${number}`, undefined, signal))!;
  earlier = async (number: number, before: number): Promise<IncidentDetails> => (await this.client.call<IncidentDetails>('GET', `/incidents/${number}?log_before=${before}`))!;
  picture = async (number: number, signal?: AbortSignal): Promise<Picture> => (await this.client.call<Picture>('GET', `/incidents/${number}/picture`, undefined, signal))!;
  exposed = async (number: number, signal?: AbortSignal): Promise<Exposed> => (await this.client.call<Exposed>('GET', `/incidents/${number}/exposed`, undefined, signal))!;
  open = async (said: NewIncident): Promise<IncidentDetails> => (await this.client.call<IncidentDetails>('POST', '/incidents', said))!;
  step = async (number: number, said: StepToMake): Promise<IncidentDetails> => (await this.client.call<IncidentDetails>('POST', `/incidents/${number}/steps`, said))!;
}
