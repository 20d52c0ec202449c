/** What the page shows, bound to its address. */
import { readAddress, writeAddress, type AddressState, type Camera, type Opened } from './address';

export type Theme = 'light' | 'dark';

export class View {
  quantity = $state<string | null>(null);
  building = $state<string | null>(null);
  language = $state<string | null>(null);
  theme = $state<Theme | null>(null);
  camera = $state.raw<Camera | null>(null);
  split = $state(50);
  why = $state.raw<Opened | null>(null);
  table = $state(false);
  /** The last camera that came from the address and not from the map. */
  flyTo = $state.raw<Camera | null>(null);
  #written = '';

  /** Read the address; gives back the plan in it, which has a keeper of its own. */
  read(): AddressState['plan'] {
    const { plan, ...state } = readAddress(location.search);
    Object.assign(this, state, { flyTo: state.camera });
    this.#written = location.search;
    return plan;
  }

  /** Write the address. What opens a panel makes a step of its own, so that Back closes it. */
  write(plan: AddressState['plan']): void {
    const { quantity, building, language, theme, camera, split, why, table } = this;
    const query = writeAddress({ quantity, building, plan, language, theme, camera, split, why, table });
    if (query === this.#written) return;
    const before = readAddress(this.#written);
    const opened = (why && !before.why) || (building && !before.building) || (table && !before.table);
    history[opened ? 'pushState' : 'replaceState'](null, '', query || location.pathname);
    this.#written = query;
  }

  /** Close the panel that lies on top; false where none is open. */
  close(): boolean {
    if (this.why) this.why = null;
    else if (this.table) this.table = false;
    else if (this.building) this.building = null;
    else return false;
    return true;
  }
}

/** The theme that is shown: the reader's choice, else the system's. */
export function shownTheme(choice: Theme | null): Theme {
  return choice ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
