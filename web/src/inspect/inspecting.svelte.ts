/** The inspection page: who inspects, what is due, what was written here, and whether it was sent. */
import { createContext } from 'svelte';
import { Client, RequestError } from '../api/client';
import { dueVisits, sendInspection, sendPhoto } from '../api/inspections';
import type { ChecklistAnswer, DueVisits, Myself, VisitAnswer } from '../api/types';
import { Resource } from '../state/resource.svelte';
import { catalogue } from '../text/messages.svelte';
import { cityInstant, offsetTo } from './clock';
import { forgetDue } from './forget';
import { along, queue, type QueuedInspection, type QueuedPhoto } from './queue';
import { sync, type Server } from './sync';

/** Milliseconds after which it is looked again, without a network or while something waits. */
const AGAIN = 10_000;
const RIGHT = 'cases:work';

export class Inspecting {
  readonly client = new Client(() => catalogue.tag);
  readonly session = new Resource<Myself>();
  /** Who inspects: signed in, or without a network whoever took the list along. */
  name = $state<string | null>(null);
  /** Whether the server answered who that is. */
  online = $state(false);
  due = $state.raw<DueVisits | null>(null);
  /** When the list was taken along [ms]. */
  at = $state.raw(0);
  /** From this phone's clock to that of the city [ms]. */
  offset = $state.raw(0);
  written = $state.raw<QueuedInspection[]>([]);
  /** The one that is open. */
  open = $state.raw<QueuedInspection | null>(null);
  problem = $state.raw<unknown>(null);
  sending = $state(false);
  #again: ReturnType<typeof setTimeout> | undefined;

  readonly may = $derived(!this.online || (this.session.value?.may ?? []).includes(RIGHT));
  readonly waiting = $derived(this.written.filter(({ state }) => state === 'waits').length);

  /** Ask who is signed in, take the list along and send what waits; without a network what was taken along is shown. */
  look = async (): Promise<void> => {
    await this.session.load((signal) => this.client.session(signal));
    const { problem } = this.session;
    this.online = !problem;
    if (!problem && this.session.value?.name) await this.#takeAlong(this.session.value.name);
    else if (!problem) this.#forget();
    else await this.#fromStore();
    await this.refresh();
    if (this.online && this.name) await this.send();
    clearTimeout(this.#again);
    if (!this.online || this.waiting) this.#again = setTimeout(() => void this.look(), AGAIN);
  };

  refresh = async (): Promise<void> => {
    this.written = this.name ? await queue.of(this.name) : [];
  };

  checklistOf(name: string): ChecklistAnswer | null {
    return this.due?.checklists.find((one) => one.name === name) ?? null;
  }

  /** Begin a visit, or an inspection of what is not on the list. */
  begin = async (of: Pick<VisitAnswer, 'subject' | 'label' | 'checklist'>, visit: number | null = null): Promise<void> => {
    const one: QueuedInspection = {
      identity: crypto.randomUUID(), by: this.name!, state: 'draft', reason: null, visit, subject: of.subject, label: of.label, checklist: of.checklist, checklistSha256: null,
      answers: {}, notes: {}, place: null, begun: cityInstant(this.offset), finished: null, photos: [], findings: 0, earlierBy: null,
    };
    await this.write(one);
  };

  /** Store what is written, at every change. */
  write = async (one: QueuedInspection): Promise<void> => {
    this.open = one;
    await queue.put(one);
    await this.refresh();
  };

  finish = async (): Promise<void> => {
    const checklistSha256 = this.checklistOf(this.open!.checklist)?.sha256 ?? null;
    await queue.put({ ...this.open!, checklistSha256, state: 'waits', reason: null, finished: cityInstant(this.offset) });
    this.open = null;
    await this.refresh();
    await this.look();
  };

  /** Mend what the server refused: it is another inspection where the server has one of that name. */
  mend = (one: QueuedInspection): Promise<void> => this.write({ ...one, state: 'draft' });

  remove = async (one: QueuedInspection): Promise<void> => {
    await queue.remove(one.identity);
    if (this.open?.identity === one.identity) this.open = null;
    await this.refresh();
  };

  /** Send what waits; one page of this browser at a time. */
  send = async (): Promise<void> => {
    if (!this.name || !this.waiting) return;
    this.sending = true;
    try {
      const name = this.name;
      const ending = await navigator.locks.request('citybrain-inspections', () => sync(queue, this.#server, name));
      this.online = ending === 'done';
      if (ending === 'signed-out') await this.session.load((signal) => this.client.session(signal));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.sending = false;
      await this.refresh();
    }
  };

  signOut = async (): Promise<void> => {
    await this.client.signOut();
    forgetDue();
    await this.look();
  };

  readonly #server: Server = {
    send: ({ identity, visit, subject, label, checklist, checklistSha256, answers, notes, place, begun, finished, photos }) =>
      sendInspection(this.client, identity, { visit, subject, label, checklist, checklist_sha256: checklistSha256, answers, notes, place, begun, finished: finished!, sent: cityInstant(this.offset), photos: photos.length }),
    sendPhoto: (identity: string, { item, picture }: QueuedPhoto) => sendPhoto(`/inspections/${identity}/photos?item=${encodeURIComponent(item)}`, picture, catalogue.tag),
  };

  async #takeAlong(name: string): Promise<void> {
    this.name = name;
    try {
      const due = await dueVisits(this.client);
      Object.assign(this, { due, at: Date.now(), offset: offsetTo(due.now), problem: null });
      await along.put({ name, at: this.at, offset: this.offset, due });
    } catch (problem) {
      if (!(problem instanceof RequestError)) throw problem;
      Object.assign(this, { due: null, problem });
    }
  }

  async #fromStore(): Promise<void> {
    const taken = await along.read();
    this.name = taken?.name ?? null;
    this.due = taken?.due ?? null;
    this.at = taken?.at ?? 0;
    this.offset = taken?.offset ?? 0;
  }

  #forget(): void {
    forgetDue();
    Object.assign(this, { name: null, due: null, open: null });
  }
}

export const [getInspecting, setInspecting] = createContext<Inspecting>();
