/** Something that is fetched: loading, here, or failed with a way to try again. */
import { isAbort } from '../api/client';
import { connection } from './connection.svelte';

export class Resource<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<unknown>(null);
  loading = $state(false);
  #running: AbortController | null = null;
  #fetch: ((signal: AbortSignal) => Promise<T>) | null = null;

  /** Fetch; an earlier fetch that still runs is given up. The last value stays until the new one is here. */
  async load(fetch: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#fetch = fetch;
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.loading = true;
    const end = connection.begin();
    try {
      const value = await fetch(running.signal);
      if (this.#running !== running) return;
      Object.assign(this, { value, problem: null });
      connection.heard();
    } catch (error) {
      if (this.#running !== running || isAbort(error)) return;
      this.problem = error;
      connection.failed(this, error);
    } finally {
      end();
    }
    this.loading = false;
  }

  retry = (): void => {
    if (this.#fetch) void this.load(this.#fetch);
  };

  /** Stop waiting for what is fetched now; the last value stays. */
  giveUp(): void {
    this.#running?.abort();
    this.#running = null;
    this.loading = false;
  }

  /** Forget value, problem and whatever still runs. */
  clear(): void {
    this.#running?.abort();
    this.#running = null;
    Object.assign(this, { value: null, problem: null, loading: false });
  }
}
