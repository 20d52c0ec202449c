/** A report that a clerk enters for somebody: written as on the page, sent at once, with the code of a paper where there is one. */
import type { CounterReport, OfficeClient } from '../api/office';
import type { Client } from '../api/client';
import { SendingMark } from '../services/types';
import { newCode } from '../takepart/reports/code';
import { Reporting } from '../takepart/reports/reporting.svelte';
import type { ReportEntered } from '../takepart/reports/report_client';

export const CHANNELS = ['counter', 'telephone', 'paper'] as const;

export class Counter extends Reporting {
  channel = $state<(typeof CHANNELS)[number]>('counter');
  /** As the paper has it; empty for none. */
  code = $state('');
  /** The same code while the same is said, so that it is entered once. */
  readonly #mark = new SendingMark(newCode);
  entered = $state.raw<ReportEntered | null>(null);

  constructor(client: Client, private readonly office: OfficeClient) {
    super(client);
  }

  override async report(): Promise<void> {
    const { name, email, telephone } = this.contact;
    const asked = !this.chosen?.anonymous && (name || email || telephone);
    const said = {
      channel: this.channel, service: this.service, text: this.text.trim(), address: this.address.trim(),
      answers: { ...$state.snapshot(this.answers) }, longitude: this.place?.longitude ?? null, latitude: this.place?.latitude ?? null,
      contact: asked ? { name, email, telephone } : null,
    };
    const { sending } = this.#mark.on(said);
    await this.delivery.deliver({ ...said, code: this.code.trim() || sending }, async (report) => {
      this.entered = await this.office.enter(report as CounterReport);
      for (const picture of this.pictures) await this.calls.photo(this.entered!.code, picture);
    });
    Object.assign(this, { text: '', service: '', place: null, address: '', answers: {}, contact: { name: '', email: '', telephone: '' }, pictures: [], code: '' });
    this.suggested.clear();
    this.near.clear();
  }
}
