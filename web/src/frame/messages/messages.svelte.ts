/** What somebody must know, where they are reached, and who is on duty: one change at a time. */
import type { Client } from '../../api/client';
import type { Notifications, Rosters, SubscriptionMade, SubscriptionNew, Subscriptions } from '../../api/types';
import { Deed } from '../../progress/deed.svelte';
import { Resource } from '../../state/resource.svelte';

export class MessagesState {
  readonly asked = new Resource<Notifications>();
  readonly reached = new Resource<Subscriptions>();
  readonly rosters = new Resource<Rosters>();
  readonly deed = new Deed();
  /** The secret that signs calls of the server that was added last, shown once. */
  secret = $state.raw<string | null>(null);
  /** The address to which a test was sent last. */
  tested = $state.raw<number | null>(null);

  constructor(readonly client: Client) {}

  async load(): Promise<void> {
    await Promise.all([
      this.#read(this.asked, '/notifications'),
      this.#read(this.reached, '/subscriptions'),
      this.#read(this.rosters, '/rosters'),
    ]);
  }

  answer = (number: number): Promise<boolean> => this.#change(this.asked, '/notifications', 'POST', `/notifications/${number}/answer`);

  /** Read again where one is reached, as after this browser was added to it. */
  readReached = (): Promise<void> => this.#read(this.reached, '/subscriptions');

  remove = (number: number): Promise<boolean> => this.#change(this.reached, '/subscriptions', 'DELETE', `/subscriptions/${number}`);

  removeShift = (number: number): Promise<boolean> => this.#change(this.rosters, '/rosters', 'DELETE', `/rosters/${number}`);

  add = (body: SubscriptionNew): Promise<boolean> =>
    this.deed.do(async () => {
      const made = (await this.client.call<SubscriptionMade>('POST', '/subscriptions', body))!;
      this.secret = made.secret;
      this.reached.value = made;
    });

  test = (number: number): Promise<boolean> =>
    this.deed.do(async () => {
      await this.client.call('POST', `/subscriptions/${number}/test`);
      this.tested = number;
    });

  addShifts = (file: File): Promise<boolean> =>
    this.deed.do(async () => {
      const answer = await this.client.signedIn(() => this.client.request('/rosters/files', { file, kind: file.name.toLowerCase().endsWith('.ics') ? 'text/calendar' : 'text/csv' }));
      this.rosters.value = (await answer.json()) as Rosters;
    });

  #read<T>(into: Resource<T>, path: string): Promise<void> {
    return into.load(async (signal) => (await this.client.call<T>('GET', path, undefined, signal))!);
  }

  #change<T>(of: Resource<T>, read: string, method: string, path: string): Promise<boolean> {
    return this.deed.do(async () => {
      await this.client.call(method, path);
      await this.#read(of, read);
    });
  }
}
