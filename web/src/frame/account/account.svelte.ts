/** One's own access: what one signs in with and where; codes that are told once are here until they are put away. */
import type { Client } from '../../api/client';
import type { Account, Ways } from '../../api/types';
import { Deed } from '../../progress/deed.svelte';
import { Resource } from '../../state/resource.svelte';
import { leaveFor } from '../gate.svelte';
import { makePasskey } from './passkeys';

const PATH = '/session/account';

export class AccountState {
  readonly told = new Resource<Account>();
  readonly ways = new Resource<Ways>();
  readonly deed = new Deed();
  /** The secret that an authenticator is to be given. */
  secret = $state.raw<{ secret: string; address: string } | null>(null);
  codes = $state.raw<string[]>([]);

  constructor(private readonly client: Client) {}

  load = async (): Promise<void> => {
    await Promise.all([
      this.told.load(async (signal) => (await this.client.call<Account>('GET', PATH, undefined, signal))!),
      this.ways.load(async (signal) => (await this.client.call<Ways>('GET', '/session/ways', undefined, signal))!),
    ]);
  };

  setPassword = (password: string) => this.#change(() => this.client.call('PUT', `${PATH}/password`, { password }));
  remove = (number: number) => this.#change(() => this.client.call('DELETE', `${PATH}/credentials/${number}`));
  end = (key: string) => this.#change(() => this.client.call('DELETE', `${PATH}/sessions/${key}`));
  makePasskey = (label: string) => this.#change(() => makePasskey(this.client, label));
  connect = () => this.deed.do(async () => leaveFor((await this.client.call<{ address: string }>('POST', '/session/provider', { connect: true }))!.address));
  beginCodes = () => this.deed.do(async () => (this.secret = await this.client.call('POST', `${PATH}/time-codes`)));

  confirmCodes = (code: string) =>
    this.#change(async () => {
      this.codes = (await this.client.call<{ recovery_codes: string[] }>('PUT', `${PATH}/time-codes`, { code }))!.recovery_codes;
      this.secret = null;
    });

  #change(work: () => Promise<unknown>): Promise<boolean> {
    return this.deed.do(async () => {
      await work();
      await this.load();
    });
  }
}
