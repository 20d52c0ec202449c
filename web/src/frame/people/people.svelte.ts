/** Who is known to the city, for the administrator: one change at a time; the secret of a new token is here until it is put away. */
import type { Client } from '../../api/client';
import type { Identities, Revoked, SessionTold, TokenGiven } from '../../api/types';
import { Deed } from '../../progress/deed.svelte';
import { Resource } from '../../state/resource.svelte';

const PATH = '/identities';

export class People {
  readonly known = new Resource<Identities>();
  readonly deed = new Deed();
  /** The token that was given last, and whose it is. */
  given = $state.raw<(TokenGiven & { name: string }) | null>(null);

  /** The link that was given last, for whom, and for how many days. */
  link = $state.raw<{ address: string; name: string; days: number } | null>(null);

  constructor(private readonly client: Client) {}

  load = (): Promise<void> => this.known.load(async (signal) => (await this.client.call<Identities>('GET', PATH, undefined, signal))!);

  add = (name: string, roles: string[]): Promise<boolean> => this.#change('POST', PATH, { name, roles });
  giveRoles = (number: number, roles: string[]): Promise<boolean> => this.#change('PUT', `${PATH}/${number}/roles`, { roles });
  belong = (number: number, department: string): Promise<boolean> => this.#change('PUT', `${PATH}/${number}/department`, { department: department || null });
  withdraw = (number: number): Promise<boolean> => this.#change('DELETE', `${PATH}/${number}`);

  /** The token that was revoked last, whose it was, and what was begun and set with it. */
  revoked = $state.raw<(Revoked & { number: number; name: string }) | null>(null);

  async revoke(number: number, name: string, token: number): Promise<boolean> {
    return this.deed.do(async () => {
      const left = (await this.client.call<Revoked>('DELETE', `${PATH}/${number}/tokens/${token}`))!;
      this.revoked = { ...left, number: token, name };
      await this.load();
    });
  }

  async giveToken(number: number, name: string, purpose: string, days: number): Promise<boolean> {
    return this.deed.do(async () => {
      const given = (await this.client.call<TokenGiven>('POST', `${PATH}/${number}/tokens`, { purpose: purpose.trim(), days }))!;
      this.given = { ...given, name };
      await this.load();
    });
  }

  async giveLink(number: number, name: string): Promise<boolean> {
    return this.deed.do(async () => {
      const { code, days } = (await this.client.call<{ code: string; days: number }>('POST', `${PATH}/${number}/link`))!;
      this.link = { address: `${location.origin}/#sign-in=${code}`, name, days };
    });
  }

  reset = (number: number): Promise<boolean> => this.#change('DELETE', `${PATH}/${number}/credentials`);
  sessions = async (number: number): Promise<SessionTold[]> => (await this.client.call<SessionTold[]>('GET', `${PATH}/${number}/sessions`))!;
  endSession = (number: number, key: string): Promise<boolean> => this.#change('DELETE', `${PATH}/${number}/sessions/${key}`);

  #change(method: string, path: string, body?: unknown): Promise<boolean> {
    return this.deed.do(async () => {
      await this.client.call(method, path, body);
      await this.load();
    });
  }
}
