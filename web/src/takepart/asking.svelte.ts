/** What is asked of a place beside reports: what is reached from it, and how to get from there to another. */
import type { Client } from '../api/client';
import type { Place } from '../map/frame';
import { Reach } from '../reach/reach.svelte';
import { Ways } from '../ways/ways.svelte';
import { PersonMinutes } from './persons.svelte';

export class Asking {
  readonly reach: Reach;
  readonly everybody: PersonMinutes;
  readonly ways: Ways;
  /** What the place is called from which is asked; '' where nobody said. */
  name = $state('');

  constructor(client: Client) {
    this.reach = new Reach(client);
    this.everybody = new PersonMinutes(client);
    this.ways = new Ways(client);
  }

  from(place: Place, called = ''): void {
    this.reach.place = place;
    this.name = called;
  }
}
