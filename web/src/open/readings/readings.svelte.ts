/** A file of readings that is to be imported, as the server has it, and the imports that were made. */
import { RequestError, isAbort, type Client } from '../../api/client';
import { LookAgain } from '../../api/look_again';
import type { ImportColumn, ImportFile, ImportStated, ImportUndone, ReadingImport, ReadingImports } from '../../api/types';
import { send } from '../../mycity/upload';
import { catalogue } from '../../text/messages.svelte';

const PAUSE = 500;

export class Readings {
  file = $state.raw<ImportFile | null>(null);
  listed = $state.raw<ReadingImports | null>(null);
  undone = $state.raw<ImportUndone | null>(null);
  /** The file that is on its way, and the share of it that has come. */
  sending = $state.raw<File | null>(null);
  share = $state(0);
  /** What went wrong with the last thing that was asked, and with the list. */
  problem = $state.raw<unknown>(null);
  lost = $state.raw<unknown>(null);
  busy = $state(false);
  stop: () => void = () => {};
  readonly #again = new LookAgain(() => this.#look(), PAUSE);

  constructor(private readonly client: Client) {}

  readonly storing = $derived(['waiting', 'running'].includes(this.file?.storing?.state ?? ''));
  readonly ready = $derived(this.file !== null && !this.file.problems.length && this.file.readings > 0);

  async list(): Promise<void> {
    try {
      this.listed = await this.client.call<ReadingImports>('GET', '/imports');
      this.lost = null;
    } catch (error) {
      this.lost = error;
    }
  }

  async give(file: File): Promise<void> {
    if (this.listed && file.size > this.listed.bytes) {
      this.problem = new RequestError(413, 'too-large', null);
      return;
    }
    Object.assign(this, { sending: file, share: 0, undone: null });
    await this.#try(async () => {
      this.#take(
        await this.client.signedIn(() => {
          const sending = send<ImportFile>('POST', '/imports/files', file, catalogue.tag, (loaded) => (this.share = file.size ? loaded / file.size : 1));
          this.stop = sending.stop;
          return sending.done;
        }),
      );
    });
    this.sending = null;
  }

  mean = (column: ImportColumn, meaning: string) => this.#state({ columns: stating(this.file!.said.columns, column.name, meaning), units: stating(this.file!.said.units, column.name, '') });
  measure = (column: ImportColumn, unit: string) => this.#state({ units: stating(this.file!.said.units, column.name, unit) });
  state = (said: Partial<ImportStated>) => this.#state(said);

  store = () =>
    this.#try(async () => {
      this.#take(await this.client.call<ImportFile>('POST', `/imports/files/${this.file!.id}/store`, {}));
    });

  /** Read the file again in the language of the page. */
  look = () => this.#try(() => this.#look());

  giveUp = () =>
    this.#try(async () => {
      await this.client.call('DELETE', `/imports/files/${this.file!.id}`);
      if (!this.storing) this.file = null;
    });

  undo = (one: ReadingImport) =>
    this.#try(async () => {
      this.undone = await this.client.call<ImportUndone>('POST', `/imports/${one.number}/undo`, {});
      await this.list();
    });

  close(): void {
    this.#again.while(false);
    this.stop();
  }

  #state = (said: Partial<ImportStated>) =>
    this.#try(async () => {
      this.#take(await this.client.call<ImportFile>('PATCH', `/imports/files/${this.file!.id}`, { ...this.file!.said, ...said }));
    });

  #take(file: ImportFile | null): void {
    const before = this.storing;
    this.file = file;
    this.#again.while(this.storing);
    if (before && !this.storing) void this.list();
  }

  async #look(): Promise<void> {
    if (this.file) this.#take(await this.client.call<ImportFile>('GET', `/imports/files/${this.file.id}`));
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

function stating(said: Record<string, string>, name: string, what: string): Record<string, string> {
  const { [name]: _, ...others } = said;
  return what ? { ...others, [name]: what } : others;
}
