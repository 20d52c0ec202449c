/** A sensor that is being connected: what was chosen, what the server made of it, what came of it. */
import { isAbort } from '../../api/client';
import type { SensedReadings, SensorConnection, SensorConnections, SensorGivenToken } from '../../api/types';
import type { Place } from '../../map/frame';
import { listen, type Told } from '../../now/live';
import type { Page } from '../../state/page.svelte';

export const SECONDS = { seconds: 1, minutes: 60, hours: 3600 } as const;
export type Span = keyof typeof SECONDS;

export interface Arrived {
  value: number | null;
  text: string | null;
  /** Time of the reading; in a replay that is the time that is replayed. Milliseconds since 1970, as `heard`. */
  at: number;
  /** When this page heard of it; null of what came before it listened. */
  heard: number | null;
}

interface Chosen {
  property: string;
  unit: string;
}

export class Connecting {
  options = $state.raw<SensorConnections | null>(null);
  measured = $state<Chosen[]>([{ property: '', unit: '' }]);
  place = $state.raw<Place | null>(null);
  name = $state('');
  every = $state<number | null>(10);
  span = $state<Span>('minutes');
  dataClass = $state('');
  days = $state<number | null>(null);
  /** The sensor that was made or got a new token, with its secret. */
  given = $state.raw<SensorGivenToken | null>(null);
  arrived = $state.raw<Record<number, Arrived>>({});
  link = $state<'waiting' | 'live' | 'lost'>('waiting');
  problem = $state.raw<unknown>(null);
  lost = $state.raw<unknown>(null);
  busy = $state(false);
  #stop: () => void = () => {};
  #since = '';

  constructor(private readonly page: Page) {}

  readonly seconds = $derived(this.every === null ? 0 : Math.round(this.every * SECONDS[this.span]));
  /** What is still to be chosen, in the order of the page. */
  readonly missing = $derived.by(() => {
    const missing: string[] = [];
    if (this.measured.some(({ property }) => !property)) missing.push('property');
    if (this.measured.some(({ property, unit }) => property && !unit && this.unitsOf(property).length)) missing.push('unit');
    if (!this.place) missing.push('place');
    if (!this.name.trim()) missing.push('name');
    if (this.seconds < 1) missing.push('interval');
    if (!this.dataClass) missing.push('class');
    if (!this.days || this.days < 1) missing.push('days');
    return missing;
  });

  unitsOf(property: string): string[] {
    return this.options?.properties.find(({ key }) => key === property)?.units ?? [];
  }

  choose(row: number, property: string): void {
    // The unit is asked for: that of another property says nothing of this one.
    this.measured[row] = { property, unit: '' };
  }

  /** What can be chosen, once who looks may; `asked`: who is not signed in is asked to. */
  async load(asked = false): Promise<void> {
    const { client } = this.page;
    const ask = () => client.call<SensorConnections>('GET', '/sensing/connections');
    try {
      this.options = await (asked ? client.signedIn(ask) : ask());
      this.days ??= this.options?.days ?? null;
      this.lost = null;
    } catch (error) {
      this.lost = error;
    }
  }

  connect = () =>
    this.#give('POST', '/sensing/connections', {
      name: this.name,
      measured: this.measured.map(({ property, unit }) => ({ property, unit: unit || null })),
      ...this.place,
      interval: this.seconds,
      data_class: this.dataClass,
      days: this.days,
    });

  renew = ({ number }: SensorConnection) => this.#give('POST', `/sensing/connections/${number}/token`, { days: this.days ?? this.options?.days });

  revoke = ({ number }: SensorConnection) =>
    this.#try(async () => {
      await this.page.client.call('DELETE', `/sensing/connections/${number}/token`);
      if (this.given?.sensor.number === number) this.another();
      await this.load();
    });

  /** Begin with another sensor: the name, the place and the secret are gone. */
  another(): void {
    this.close();
    Object.assign(this, { given: null, arrived: {}, name: '', place: null, link: 'waiting' });
  }

  close(): void {
    this.#stop();
    this.#stop = () => {};
  }

  #give = (method: string, path: string, body: unknown) =>
    this.#try(async () => {
      const given = await this.page.client.call<SensorGivenToken>(method, path, body);
      if (!given) return;
      this.close();
      Object.assign(this, { given, arrived: {}, link: 'waiting' });
      this.#since = '';
      // A listener hears of the streams that there were when it began to listen: this one begins now.
      this.#stop = listen({ heard: (told) => this.#hear(told), lost: () => (this.link = 'lost') });
      await this.load();
    });

  #hear({ now, readings }: Told): void {
    const first = this.link !== 'live';
    this.link = 'live';
    this.#since ||= now;
    for (const { stream, value, text, time } of readings ?? []) this.#take(stream, { value, text, at: Date.parse(time), heard: Date.now() });
    if (first) void this.#look();
  }

  /** What came before, or while nothing was heard. */
  async #look(): Promise<void> {
    for (const { stream } of this.given?.sensor.streams ?? []) {
      const since = new Date(Date.parse(this.#since) - 60_000).toISOString();
      const told = await this.page.client.sensedReadings(stream, since).catch((): SensedReadings | null => null);
      const at = told?.times.at(-1);
      if (told && at !== undefined && !this.arrived[stream]) this.#take(stream, { value: told.values.at(-1) ?? null, text: null, at, heard: null });
    }
  }

  #take(stream: number, arrived: Arrived): void {
    if (this.given?.sensor.streams.some((one) => one.stream === stream)) this.arrived = { ...this.arrived, [stream]: arrived };
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
