/** Signing in and out: one at a time; a secret is forgotten as soon as it was taken. */
import type { Client } from '../api/client';
import type { Myself, SignInSaid } from '../api/types';
import { forgetDue } from '../inspect/forget';
import type { Resource } from '../state/resource.svelte';

export class Signing {
  secret = $state('');
  /** Of an authenticator, or a recovery code. */
  code = $state('');
  asking = $state(false);
  problem = $state.raw<unknown>(null);
  /** Whether the last thing that was asked is what data is read for. */
  reading = $state(false);

  constructor(private readonly client: Client, private readonly session: Resource<Myself>) {}

  in = (): Promise<void> => this.by({ secret: this.secret });
  /** Sign in in any way; the code goes with it where there is one. */
  by = (said: SignInSaid): Promise<void> => this.#ask(() => this.client.signIn(this.code ? { ...said, code: this.code } : said));
  /** Do something that ends in signing in. */
  after = (said: () => Promise<SignInSaid | null>): Promise<void> =>
    this.#ask(async () => {
      const found = await said();
      if (found) await this.client.signIn(found);
    });
  out = (): Promise<void> =>
    this.#ask(async () => {
      await this.client.signOut();
      forgetDue();
    });
  /** What data that is not public is read for from now on. */
  readFor = (purpose: string): Promise<void> => this.#ask(() => this.client.readFor(purpose), true);

  async #ask(work: () => Promise<unknown>, reading = false): Promise<void> {
    if (this.asking) return;
    Object.assign(this, { asking: true, problem: null, reading });
    try {
      await work();
      this.secret = this.code = '';
      await this.session.load((signal) => this.client.session(signal));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.asking = false;
    }
  }
}
