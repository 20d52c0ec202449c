/** What somebody reports: what is written, what is offered for it, and the reports of this device. */
import type { Client } from '../../api/client';
import type { Place } from '../../map/frame';
import { Delivery } from '../../parts/delivery.svelte';
import { Resource } from '../../state/resource.svelte';
import { helperHeaders, helping } from '../helpers/helping.svelte';
import { isOffline, readKept, writeKept } from '../kept';
import { newCode } from './code';
import { LARGEST_PICTURE, MOST_PICTURES, reportQueue, type QueuedReport } from './queue';
import { ReportClient, type GivenReport, type Promises, type PublicReport, type ReportAreas, type ReplyKind, type ReportServices, type ReportStatus, type SuggestedService } from './report_client';
import { sendWaiting } from './send';

/** Milliseconds after which waiting reports are sent again. */
const AGAIN = 20_000;
const LONGEST_SUGGESTED = 4_000;
/** Under which this device stores what can be reported. */
const SERVICES = 'citybrain-report-services';

export class Reporting {
  readonly calls: ReportClient;
  readonly services = new Resource<ReportServices>();
  readonly promises = new Resource<Promises>();
  readonly listed = new Resource<{ reports: PublicReport[] }>();
  /** Areas of services whose places nobody sees. */
  readonly unsafe = new Resource<ReportAreas[]>();
  /** What can be reported is as it was when this device asked last: there is no network. */
  stored = $state(false);
  readonly suggested = new Resource<{ suggestions: SuggestedService[] }>();
  readonly near = new Resource<{ reports: PublicReport[] }>();
  text = $state('');
  service = $state('');
  place = $state.raw<Place | null>(null);
  address = $state('');
  answers = $state<Record<string, string>>({});
  contact = $state({ name: '', email: '', telephone: '' });
  pictures = $state.raw<File[]>([]);
  own = $state.raw<QueuedReport[]>([]);
  statuses = $state<Record<string, ReportStatus>>({});
  readonly chosen = $derived(this.services.value?.services.find(({ code }) => code === this.service) ?? null);
  readonly complete = $derived(this.text.trim() !== '' && this.service !== '' && (this.place !== null || this.address.trim() !== ''));
  /** Number of the report that was sent last for another person. */
  helped = $state<number | null>(null);
  /** Photos of it that the city did not take. */
  unsent = $state(0);
  /** Of a report that is sent at once, and that this device does not keep. */
  readonly delivery = new Delivery<object>();
  #sending = false;

  constructor(client: Client) {
    this.calls = new ReportClient(client);
  }

  /** What a report needs and what became of one's own; in a language anew. */
  load(): void {
    void this.services.load((signal) => this.#servicesOrStored(signal));
    void this.promises.load((signal) => this.calls.promises(signal));
    void this.look();
  }

  /** What can be reported; without a network as it was when this device asked last, so that a report can be written. */
  async #servicesOrStored(signal: AbortSignal): Promise<ReportServices> {
    try {
      const services = await this.calls.services(signal);
      this.stored = false;
      writeKept(SERVICES, services);
      return services;
    } catch (problem) {
      const stored = readKept<ReportServices>(SERVICES);
      if (!isOffline(problem) || !Array.isArray(stored.services)) throw problem;
      this.stored = true;
      return { services: stored.services, telephone: stored.telephone ?? '' };
    }
  }

  /** What others reported, once the services are here; in a language anew. */
  loadAround(): void {
    const closed = this.services.value?.services.filter((one) => one.private) ?? [];
    if (closed.length) void this.unsafe.load((signal) => Promise.all(closed.map(({ code }) => this.calls.areas(code, signal))));
    void this.listed.load((signal) => this.calls.listed(signal));
  }

  /** Which service the words sound like; a person chooses. */
  suggest(): void {
    const text = this.text.trim().slice(0, LONGEST_SUGGESTED);
    if (text) void this.suggested.load((signal) => this.calls.suggest(text, signal));
  }

  /** Reports that may be of the same thing. */
  lookNear(): void {
    const { service, place } = this;
    if (service && place && !this.chosen?.private) void this.near.load((signal) => this.calls.near(service, place, signal));
    else this.near.clear();
  }

  addPictures(files: FileList): void {
    const small = [...files].filter(({ size }) => size <= LARGEST_PICTURE);
    this.pictures = [...this.pictures, ...small].slice(0, MOST_PICTURES);
  }

  /** Written on this device first, then sent where there is a network. */
  async report(): Promise<void> {
    const code = helping.code.trim() ? null : newCode();
    const { name, email, telephone } = this.contact;
    const asked = !this.chosen?.anonymous && (name || email || telephone);
    const said = {
      service: this.service, text: this.text.trim(), address: this.address.trim(), answers: { ...$state.snapshot(this.answers) }, code,
      longitude: this.place?.longitude ?? null, latitude: this.place?.latitude ?? null, contact: asked ? { name, email, telephone } : null,
    };
    // For another person it is sent at once: this device keeps nothing of it.
    if (code === null) await this.#reportFor(said);
    else await reportQueue.put({
      code, label: this.chosen?.label ?? this.service, state: 'waits', reason: null, at: Date.now(), said,
      pictures: this.pictures.map((picture) => ({ picture, sent: false, refused: null })),
    });
    Object.assign(this, { text: '', service: '', place: null, address: '', answers: {}, contact: { name: '', email: '', telephone: '' }, pictures: [] });
    this.suggested.clear();
    this.near.clear();
    await this.look();
    this.listed.retry();
  }

  /** Report for the person who agreed to it. A photo that is not taken is named; the report stands all the same. */
  async #reportFor(said: GivenReport): Promise<void> {
    const more = helperHeaders();
    this.unsent = 0;
    this.helped = (await this.calls.send(said, more)).number;
    for (const picture of this.pictures) await this.calls.photoOfHelper(this.helped, picture, more).catch(() => (this.unsent += 1));
  }

  /** Send what waits, and see what became of what was sent. */
  async look(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      this.own = await reportQueue.all();
      await sendWaiting(reportQueue, this.calls);
      this.own = await reportQueue.all();
      for (const { code } of this.own.filter(({ state }) => state === 'sent')) this.statuses[code] = await this.calls.status(code);
    } catch {
      // Without a network, or a browser that stores nothing: what is here is shown.
    } finally {
      this.#sending = false;
    }
  }

  /** Looks again as long as the page is open, and at once when the network is back. */
  watch(): () => void {
    const look = () => {
      void this.look();
      if (this.stored) this.services.retry();
    };
    const timer = setInterval(look, AGAIN);
    addEventListener('online', look);
    return () => {
      clearInterval(timer);
      removeEventListener('online', look);
    };
  }

  async reply(code: string, kind: ReplyKind, text: string): Promise<void> {
    this.statuses[code] = await this.calls.reply(code, kind, text);
  }

  /** A report that was made elsewhere, by its code. */
  async follow(code: string): Promise<void> {
    const status = await this.calls.status(code);
    const said = { service: status.service, text: status.text, longitude: null, latitude: null, address: '', answers: {}, contact: null, code };
    await reportQueue.put({ code, label: status.label, state: 'sent', reason: null, at: Date.parse(status.requested), said, pictures: [] });
    await this.look();
  }

  async eraseContact(code: string): Promise<void> {
    this.statuses[code] = await this.calls.eraseContact(code);
  }

  /** This device knows nothing of it any more; the city does. */
  async forget(code: string): Promise<void> {
    await reportQueue.remove(code);
    this.own = await reportQueue.all();
  }
}
