/** Readings that somebody types in from a phone or a sensor of their own, and what all readings tell. */
import type { Client } from '../../api/client';
import { citizenReadings, sendReading, type CitizenReadings, type CitizenReadingSent, type MeasuredByCitizens } from '../../api/citizen_readings';
import type { Place } from '../../map/frame';
import { Resource } from '../../state/resource.svelte';
import { isOffline, isRefused } from '../kept';
import { KeptState } from '../kept_state.svelte';
import { inOneTab, oneAtATime } from '../sending';

const NAME = 'citybrain-readings';

/** A reading of this device, and when it was typed in [ms by the clock of the device]. */
export interface WaitingReading extends CitizenReadingSent {
  read?: number;
}

/** What is sent: no time of the device, whose clock the city need not share, but how many seconds it waited. */
export function sentOf({ read, ...said }: WaitingReading, now: number): CitizenReadingSent {
  const waited = Math.max(0, Math.round((now - (read ?? now)) / 1000));
  return waited < 60 ? said : { ...said, waited };
}

export class Measuring {
  readonly told = new Resource<CitizenReadings>();
  measured = $state('');
  readonly #kept = new KeptState<{ waiting: WaitingReading[] }>(NAME);
  readonly waiting: WaitingReading[] = $derived(this.#kept.value.waiting ?? []);
  taken = $state(false);
  busy = $state(false);
  problem = $state.raw<unknown>(null);
  readonly chosen: MeasuredByCitizens | null = $derived(this.told.value?.measured.find(({ measured }) => measured === this.measured) ?? this.told.value?.measured[0] ?? null);

  constructor(private readonly client: Client) {}

  load(): void {
    void this.told.load((signal) => citizenReadings(this.client, signal));
    void this.sendWaiting();
  }

  /** Kept on this device until the server has it. */
  async send(value: number, device: string, { longitude, latitude }: Place): Promise<void> {
    const { measured, unit } = this.chosen!;
    const one: WaitingReading = { sending: crypto.randomUUID(), measured, value, unit, device, place: { longitude, latitude }, read: Date.now() };
    this.#kept.read();
    this.keep([...this.waiting, one]);
    await this.sendWaiting();
  }

  /** What waits, the first first; what the server refuses is told and no longer waits. */
  readonly sendWaiting = oneAtATime(() => inOneTab(NAME, async () => {
    this.#kept.read();
    if (!this.waiting.length) return;
    [this.busy, this.taken, this.problem] = [true, false, null];
    try {
      for (let [next] = this.waiting; next; [next] = this.waiting) {
        await sendReading(this.client, sentOf(next, Date.now()));
        this.dropFirst();
        this.taken = true;
      }
      this.told.retry();
    } catch (error) {
      if (isRefused(error)) this.dropFirst();
      if (!isOffline(error)) this.problem = error;
    } finally {
      this.busy = false;
    }
  }));

  /** All but the first, which the server has or refused, with what another tab added meanwhile. */
  private dropFirst(): void {
    this.#kept.read();
    this.keep(this.waiting.slice(1));
  }

  private keep(waiting: WaitingReading[]): void {
    this.#kept.change({ waiting });
  }
}
