/** Signing in and out: one at a time; a secret is forgotten as soon as it was taken. */
import type { Client } from '../api/client';
import type { Myself } from '../api/types';
import type { Resource } from '../state/resource.svelte';

export class Signing {
  secret = $state('');
  asking = $state(false);
  problem = $state.raw<unknown>(null);
  /** Whether the last thing that was asked is what data is read for. */
  reading = $state(false);

  constructor(private readonly client: Client, private readonly session: Resource<Myself>) {}

  in = (): Promise<void> => this.#ask(() => this.client.signIn(this.secret));
  out = (): Promise<void> => this.#ask(() => this.client.signOut());
  /** What data that is not public is read for from now on. */
  readFor = (purpose: string): Promise<void> => this.#ask(() => this.client.readFor(purpose), true);

  async #ask(work: () => Promise<unknown>, reading = false): Promise<void> {
    if (this.asking) return;
    Object.assign(this, { asking: true, problem: null, reading });
    try {
      await work();
      this.secret = '';
      await this.session.load((signal) => this.client.session(signal));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.asking = false;
    }
  }
}
