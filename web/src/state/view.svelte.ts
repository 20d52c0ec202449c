/** What the page shows, bound to its address. */
import { pathOf, placeOf, readAddress, writeAddress, type AddressState, type Camera, type Opened, type Place } from './address';

/** Browsers refuse an address that changes at every pixel of a drag. */
const PAUSE = 250;

export type Theme = 'light' | 'dark';

export class View {
  /** Null where the path of the address is no place. */
  place = $state<Place | null>('plan');
  quantity = $state<string | null>(null);
  building = $state<string | null>(null);
  language = $state<string | null>(null);
  theme = $state<Theme | null>(null);
  camera = $state.raw<Camera | null>(null);
  split = $state(50);
  why = $state.raw<Opened | null>(null);
  table = $state(false);
  guide = $state<number | null>(null);
  /** The last camera that came from the address and not from the map. */
  flyTo = $state.raw<Camera | null>(null);
  #written = $state('');
  #later: ReturnType<typeof setTimeout> | undefined;

  /** Read the address; gives back the plan in it, which has a keeper of its own. */
  read(): AddressState['plan'] {
    const { plan, ...state } = readAddress(location.search);
    Object.assign(this, state, { flyTo: state.camera, place: placeOf(location.pathname) });
    this.#written = location.search;
    return plan;
  }

  /** Write the address, a moment after the last change. What opens a panel makes a step of its own, so that Back closes it. */
  write(plan: AddressState['plan']): void {
    const { quantity, building, language, theme, camera, split, why, table, guide } = this;
    const query = writeAddress({ quantity, building, plan, language, theme, camera, split, why, table, guide });
    clearTimeout(this.#later);
    if (query === this.#written) return;
    const before = readAddress(this.#written);
    const opened = (why && !before.why) || (building && !before.building) || (table && !before.table);
    if (opened) this.#step('pushState', query);
    else this.#later = setTimeout(() => this.#step('replaceState', query), PAUSE);
  }

  /** Go to another place; plan, quantity, language and all else of the address stay. */
  go(place: Place): void {
    if (place === this.place) return;
    clearTimeout(this.#later);
    Object.assign(this, { place, why: null, table: false, building: null });
    history.pushState(null, '', pathOf(place) + this.#written);
  }

  /** Address of a place with what is shown now, for links. */
  link(place: Place): string {
    return pathOf(place) + this.#written;
  }

  /** Close the panel that lies on top; false where none is open. */
  close(): boolean {
    if (this.why) this.why = null;
    else if (this.table) this.table = false;
    else if (this.building) this.building = null;
    else return false;
    return true;
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
