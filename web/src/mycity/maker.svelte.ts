/** The city that is being made on this page: its draft as the server has it, and files on their way there. */
import { RequestError, isAbort, type Client } from '../api/client';
import { LookAgain } from '../api/look_again';
import type { View } from '../state/view.svelte';
import { catalogue } from '../text/messages.svelte';
import type { Draft, DraftFile, DraftList, FileSettings, Quality } from './types';
import { send } from './upload';

const PAUSE = 1000;
/** Id of the city that the server was started with. */
export const START = 'start';

export class Arriving {
  loaded = $state(0);
  problem = $state.raw<unknown>(null);
  stop: () => void = () => {};

  constructor(readonly file: File) {}
}

export class Maker {
  list = $state.raw<DraftList | null>(null);
  draft = $state.raw<Draft | null>(null);
  quality = $state.raw<Quality | null>(null);
  arriving = $state<Arriving[]>([]);
  /** What went wrong when the draft was read; and with the last thing that was asked of it. */
  lost = $state.raw<unknown>(null);
  problem = $state.raw<unknown>(null);
  busy = $state(false);
  /** What was asked last, to ask for it again. */
  again: () => void = () => {};
  readonly #again = new LookAgain(() => this.#look(), PAUSE);
  #asked = 0;
  #taken = 0;

  constructor(private readonly client: Client, private readonly view: View) {}

  /** Whether something goes on at the server that the page should look after. */
  readonly waiting = $derived(
    this.draft !== null && (this.draft.build?.state === 'running' || this.draft.files.some(({ reading }) => reading)),
  );

  /** Read the draft of the address, or the list of all where the address names none. */
  async open(id: string | null): Promise<void> {
    this.#again.while(false);
    if (this.draft?.id !== id) Object.assign(this, { draft: null, quality: null, problem: null });
    const asked = ++this.#asked;
    const taken = this.#taken;
    try {
      const [list, draft] = await Promise.all([
        this.client.call<DraftList>('GET', '/drafts'),
        id ? this.client.call<Draft>('GET', `/drafts/${id}`) : null,
      ]);
      if (asked !== this.#asked) return;
      Object.assign(this, { list, lost: null });
      // what was read before a change was answered may be older than the change
      if (taken === this.#taken) this.#take(draft);
    } catch (error) {
      if (asked === this.#asked) this.lost = error;
    }
  }

  /** Send files one after the other; the first one makes the draft. */
  async add(files: File[]): Promise<void> {
    const begun = files.map((file) => new Arriving(file));
    this.arriving.push(...begun);
    const arriving = this.arriving.filter(({ file }) => files.includes(file));
    for (const one of arriving) await this.#send(one);
  }

  async #send(one: Arriving): Promise<void> {
    try {
      const draft = this.draft ?? (await this.#begin());
      const { bytes } = draft.limits;
      if (one.file.size > bytes) throw new RequestError(413, 'too-large', null);
      const given = await this.client.signedIn(() => {
        const sending = send<Draft>('PUT', `/drafts/${draft.id}/files`, one.file, catalogue.tag, (loaded) => (one.loaded = loaded));
        one.stop = sending.stop;
        return sending.done;
      });
      this.#take(given);
      this.forget(one);
    } catch (error) {
      if (isAbort(error)) this.forget(one);
      else one.problem = error;
    }
  }

  forget(one: Arriving): void {
    this.arriving = this.arriving.filter((other) => other !== one);
  }

  async #begin(): Promise<Draft> {
    const draft = (await this.client.call<Draft>('POST', '/drafts', {}))!;
    this.view.draft = draft.id;
    this.#take(draft);
    return draft;
  }

  name = (changed: { name?: string; country?: string }) => this.#change('PATCH', '', changed);
  remove = (file: DraftFile) => this.#change('DELETE', `/files/${encodeURIComponent(file.name)}`);
  settle = (file: DraftFile, changed: Partial<FileSettings>) =>
    this.#change('PATCH', `/files/${encodeURIComponent(file.name)}`, { ...file.settings, ...changed });

  async build(): Promise<void> {
    this.quality = null;
    await this.#change('POST', '/build');
  }

  async cancel(): Promise<void> {
    await this.#change('DELETE', '/build');
    await this.open(this.view.draft);
  }

  /** Delete a draft with its files and its city. */
  async drop(id: string): Promise<void> {
    if (await this.#try(() => this.client.call('DELETE', `/drafts/${id}`))) {
      if (this.view.draft === id) this.view.draft = null;
      await this.open(this.view.draft);
    }
  }

  /** Show the city of a draft, or again the one of the start; true once the server does. */
  async show(id: string | null): Promise<boolean> {
    return this.#try(() => this.client.call('POST', id ? `/drafts/${id}/open` : '/drafts/close'));
  }

  async #change(method: string, path: string, body?: unknown): Promise<void> {
    const id = this.draft!.id;
    await this.#try(async () => {
      const draft = await this.client.call<Draft>(method, `/drafts/${id}${path}`, body);
      if (draft) this.#take(draft);
    });
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.again = () => void this.#try(work);
    try {
      await work();
      this.problem = null;
      return true;
    } catch (error) {
      this.problem = error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Show a draft as the server has it, unless the page shows another one meanwhile. */
  #take(draft: Draft | null): void {
    if ((draft?.id ?? null) !== this.view.draft) return;
    this.#taken += 1;
    this.draft = draft;
    this.#again.while(this.waiting);
    if (draft?.build?.state === 'done' && !this.quality) void this.#loadQuality(draft.id);
  }

  /** Look how far the server is; where it does not answer, the page says so and goes on looking. */
  async #look(): Promise<void> {
    if (this.draft) await this.open(this.draft.id);
    this.#again.while(this.lost !== null || this.waiting);
  }

  async #loadQuality(id: string): Promise<void> {
    await this.#try(async () => {
      this.quality = await this.client.call<Quality>('GET', `/drafts/${id}/quality`);
    });
  }

  close(): void {
    this.#again.while(false);
    this.#asked += 1;
  }
}
