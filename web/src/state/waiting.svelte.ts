/** How many things need a person: one number for *Now* and for the badge beside its name. */
import { briefCounts } from '../api/brief';
import type { Client } from '../api/client';
import type { BriefAnswer } from '../api/types';
import { Resource } from './resource.svelte';

export class Waiting {
  /** The numbers of the brief of the day, to those who may read cases. */
  readonly brief = new Resource<BriefAnswer | null>();
  /** Cases that need a person, as Now lists them while it is open. */
  listed = $state<number | null>(null);
  /** What needs a person and is no case, as Now saw it last. */
  others = $state(0);
  readonly count = $derived((this.listed ?? this.brief.value?.counts.need ?? 0) + this.others);

  constructor(private readonly client: Client) {}

  look(): void {
    void this.brief.load((signal) => briefCounts(this.client, signal));
  }

  /** Nothing is known any more: somebody else looks. */
  clear(): void {
    this.brief.clear();
    this.listed = null;
    this.others = 0;
  }
}
