/** What is done at the city that is shown: bills, calibration, and how far the server is with either. */
import { isAbort, type Client } from '../api/client';
import { LookAgain } from '../api/look_again';
import type { components } from '../api/schema';
import { catalogue } from '../text/messages.svelte';
import { send } from './upload';

type Schemas = components['schemas'];
export type BillFile = Schemas['WaitingBillFile'];
export type BillStated = Schemas['BillStated'];
export type BillImports = Schemas['BillImports'];
export type Calibrations = Schemas['Calibrations'];
export type AuditEntries = Schemas['AuditEntries'];
export type Breaches = Schemas['Breaches'];
export type ImpactAssessments = Schemas['ImpactAssessments'];
export type LogCheck = Schemas['LogCheck'];
export type LogHead = Schemas['LogHead'];
export type Work = Schemas['WorkTold'];

const PAUSE = 700;

export class Care {
  work = $state.raw<Work | null>(null);
  bill = $state.raw<BillFile | null>(null);
  imports = $state.raw<BillImports | null>(null);
  calibrations = $state.raw<Calibrations | null>(null);
  restoring = $state.raw<File | null>(null);
  /** Name of the city that was restored last. */
  restored = $state('');
  sending = $state.raw<File | null>(null);
  share = $state(0);
  problem = $state.raw<unknown>(null);
  busy = $state(false);
  stopSending: () => void = () => {};
  readonly #again = new LookAgain(async () => this.#take(await this.client.call<Work>('GET', '/city/work')), PAUSE);

  constructor(private readonly client: Client) {}

  readonly working = $derived(this.work?.state === 'running');

  /** What goes on and what there is; texts are those of the language of the page. */
  load = () =>
    this.#try(async () => {
      this.#take(await this.client.call<Work>('GET', '/city/work'));
      this.calibrations = await this.client.call<Calibrations>('GET', '/calibrations');
      if (this.bill) this.bill = await this.client.call<BillFile>('GET', `/bills/files/${this.bill.id}`);
    });

  list = () =>
    this.#try(async () => {
      this.imports = await this.client.call<BillImports>('GET', '/bills');
    });

  async give(file: File): Promise<void> {
    Object.assign(this, { sending: file, share: 0 });
    await this.#try(async () => {
      this.bill = await this.client.signedIn(() => {
        const sending = send<BillFile>('POST', '/bills/files', file, catalogue.tag, (loaded) => (this.share = file.size ? loaded / file.size : 1));
        this.stopSending = sending.stop;
        return sending.done;
      });
    });
    this.sending = null;
  }

  /** Make a city of a backup; true once it is there. */
  async restore(file: File): Promise<boolean> {
    Object.assign(this, { restoring: file, share: 0, restored: '' });
    await this.#try(async () => {
      const draft = await this.client.signedIn(() => {
        const sending = send<Schemas['Draft']>('POST', '/drafts/restore', file, catalogue.tag, (loaded) => (this.share = file.size ? loaded / file.size : 1), false);
        this.stopSending = sending.stop;
        return sending.done;
      });
      this.restored = draft.name;
    });
    this.restoring = null;
    return this.restored !== '';
  }

  state = (said: Partial<BillStated>) =>
    this.#try(async () => {
      this.bill = await this.client.call<BillFile>('PATCH', `/bills/files/${this.bill!.id}`, { ...this.bill!.said, ...said });
    });

  mean(field: string, column: string): Promise<void> {
    const { [field]: _, ...others } = this.bill!.said.columns;
    return this.state({ columns: column ? { ...others, [field]: column } : others });
  }

  giveUp = () =>
    this.#try(async () => {
      await this.client.call('DELETE', `/bills/files/${this.bill!.id}`);
      this.bill = null;
    });

  import = () =>
    this.#try(async () => {
      this.#take(await this.client.call<Work>('POST', `/bills/files/${this.bill!.id}/import`, {}));
    });

  calibrate = () =>
    this.#try(async () => {
      this.#take(await this.client.call<Work>('POST', '/calibrations', {}));
    });

  revert = (number: number) =>
    this.#try(async () => {
      await this.client.call('POST', `/calibrations/${number}/revert`, {});
      this.calibrations = await this.client.call<Calibrations>('GET', '/calibrations');
    });

  rename = (name: string) => this.#try(async () => void (await this.client.call('PATCH', '/city', { name })));

  stop = () => this.#try(async () => void (await this.client.call('DELETE', '/city/work')));

  close(): void {
    this.#again.while(false);
    this.stopSending();
  }

  #take(work: Work | null): void {
    const ran = this.working;
    this.work = work;
    this.#again.while(this.working);
    if (ran && !this.working) void this.#ended();
  }

  async #ended(): Promise<void> {
    if (this.work?.kind === 'bills' && this.work.state === 'done') {
      this.bill = null;
      await this.list();
    }
    this.calibrations = await this.client.call<Calibrations>('GET', '/calibrations');
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
      this.problem = null;
    } catch (error) {
      if (!isAbort(error)) this.problem = error;
    } finally {
      this.busy = false;
    }
  }
}
