/** What the page shows, bound to its address. */
import { addressOfCase, numberOf, pathOf, placeOf, readAddress, writeAddress, type AddressState, type Camera, type Draft, type Layer, type LogFilter, type Opened, type Place } from './address';
import { prefersEasy } from '../text/messages.svelte';

/** Browsers refuse an address that changes at every pixel of a drag. */
const PAUSE = 250;

export type Theme = 'light' | 'dark';

export class View {
  /** Null where the path of the address is no place. */
  place = $state<Place | null>('plan');
  quantity = $state<string | null>(null);
  entity = $state<string | null>(null);
  chosen = $state<string | null>(null);
  language = $state<string | null>(null);
  theme = $state<Theme | null>(null);
  easy = $state(false);
  camera = $state.raw<Camera | null>(null);
  split = $state(50);
  why = $state.raw<Opened | null>(null);
  /** The open step of the explanation. */
  node = $state<string | null>(null);
  table = $state(false);
  guide = $state<number | null>(null);
  register = $state<string | null>(null);
  search = $state<string | null>(null);
  filter = $state<string | null>(null);
  item = $state<string | null>(null);
  framework = $state<string | null>(null);
  draft = $state<string | null>(null);
  difference = $state(false);
  /** The plan is compared with the same year without it. */
  without = $state(false);
  /** Position of the measure whose takers are shown. */
  takers = $state<number | null>(null);
  zones = $state(false);
  year = $state<number | null>(null);
  against = $state.raw<Draft | null>(null);
  property = $state<string | null>(null);
  stream = $state<number | null>(null);
  at = $state<string | null>(null);
  ledger = $state(false);
  leftOut = $state.raw<Layer[]>([]);
  log = $state.raw<LogFilter | null>(null);
  concern = $state<string | null>(null);
  voices = $state<string | null>(null);
  /** The last camera that came from the address and not from the map. */
  flyTo = $state.raw<Camera | null>(null);
  #written = $state('');
  #waiting: string | null = null;
  #leaving = false;
  #later: ReturnType<typeof setTimeout> | undefined;

  /** Read the address; gives back the plan in it, which has a keeper of its own. */
  read(): Pick<AddressState, 'plan' | 'saved'> {
    const named = addressOfCase(location.pathname, location.search);
    if (named) history.replaceState(null, '', named);
    const { plan, saved, ...state } = readAddress(location.search);
    Object.assign(this, state, { flyTo: state.camera, easy: state.easy || prefersEasy(), place: placeOf(location.pathname) });
    if (this.place === 'enterprise') this.item = numberOf(location.pathname);
    this.#written = location.search;
    this.#waiting = null;
    return { plan, saved };
  }

  /** Write the address, a moment after the last change. What opens a panel makes a step of its own, so that Back closes it. */
  write({ plan, saved }: Pick<AddressState, 'plan' | 'saved'>): void {
    const { quantity, entity, chosen, language, theme, easy, camera, split, why, node, table, guide, register, search, filter, framework, draft, difference, without, takers, zones, year, against, property, stream, at, ledger, leftOut, log, concern, voices } = this;
    const item = this.place === 'enterprise' ? null : this.item;
    const query = writeAddress({ quantity, entity, chosen, plan, saved, language, theme, easy, camera, split, why, node, table, guide, register, search, filter, item, framework, draft, difference, without, takers, zones, year, against, property, stream, at, ledger, leftOut, log, concern, voices });
    if (query === this.#written) {
      this.#leaving = false;
      return this.#wait(null);
    }
    const before = readAddress(this.#written);
    const panel = (why && !before.why) || (chosen && !before.chosen) || (table && !before.table) || (against && !before.against) || (item && item !== before.item) || (stream && stream !== before.stream) || (ledger && !before.ledger) || (concern && !before.concern);
    const opened = this.#leaving || panel;
    if (!opened) return this.#wait(query);
    this.#leaving = false;
    this.#wait(null);
    this.#step('pushState', query);
  }

  /** Show a quantity, or an entity without one; what was open of another entity is closed. */
  show(entity: string, quantity: string | null, same: boolean): void {
    Object.assign(this, { quantity, entity: quantity ? null : entity });
    if (!same) Object.assign(this, { chosen: null, why: null });
  }

  /** What is open now gives way to another plan: that makes a step of its own, so that Back returns to what was edited. */
  leave(): void {
    this.flush();
    this.#leaving = true;
  }

  /** Write at once what would be written in a moment. */
  flush(): void {
    if (this.#waiting !== null) this.#step('replaceState', this.#waiting);
    this.#wait(null);
  }

  /** Open an entry of a register; the search and the filter of another register are not taken along. */
  look(register: string, item: string | null = null): void {
    if (register !== this.register) Object.assign(this, { search: null, filter: null });
    Object.assign(this, { register, item, why: null });
  }

  /** Address of an entry of a register, for links. */
  linkTo(register: string, item: string | null = null): string {
    const parameters = new URLSearchParams(this.#written);
    for (const other of ['search', 'filter', 'why', 'item']) parameters.delete(other);
    parameters.set('register', register);
    if (item) parameters.set('item', item);
    return `${pathOf('open')}?${parameters.toString()}`;
  }

  /** Go to another place; plan, quantity, language and all else of the address stay. */
  go(place: Place): void {
    if (place === this.place) return;
    this.flush();
    if ([place, this.place].includes('enterprise')) this.item = null;
    Object.assign(this, { place, why: null, table: false, chosen: null, stream: null, ledger: false, log: null, concern: null });
    history.pushState(null, '', pathOf(place) + this.#written);
  }

  /** Open the page of an enterprise, or the list of all. */
  enter(number: number | null): void {
    this.flush();
    this.item = number === null ? null : String(number);
    history.pushState(null, '', pathOf('enterprise') + (this.item ? `/${this.item}` : '') + this.#written);
  }

  /** Address of a place with what is shown now, for links. */
  link(place: Place, voices: string | null = null): string {
    if (!voices) return pathOf(place) + this.#written;
    return `${pathOf(place)}?${new URLSearchParams([...new URLSearchParams(this.#written)].filter(([name]) => name !== 'voices').concat([['voices', voices]])).toString()}`;
  }

  /** Close the panel that lies on top; false where none is open. */
  close(): boolean {
    if (this.why) this.why = null;
    else if (this.table) this.table = false;
    else if (this.takers) this.takers = null;
    else if (this.against) this.against = null;
    else if (this.chosen) this.chosen = null;
    else if (this.place === 'open' && this.item) this.item = null;
    else if (this.place === 'now' && this.ledger) this.ledger = false;
    else if (this.place === 'now' && this.stream) this.stream = null;
    else if (this.place === 'now' && this.at) this.at = null;
    else if (this.place === 'now' && this.concern) this.concern = null;
    else return false;
    return true;
  }

  #wait(query: string | null): void {
    clearTimeout(this.#later);
    this.#waiting = query;
    if (query !== null) this.#later = setTimeout(() => this.flush(), PAUSE);
  }

  #step(how: 'pushState' | 'replaceState', query: string): void {
    history[how](null, '', query || location.pathname);
    this.#written = query;
  }
}

/** The theme that is shown: the reader's choice, else the system's. */
export function shownTheme(choice: Theme | null): Theme {
  return choice ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
