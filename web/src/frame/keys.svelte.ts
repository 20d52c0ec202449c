/** The single keys of the page, whether they are on, and the boxes of the frame. */
import { PLACES } from '../state/address';

const KEPT = 'citybrain-single-keys';

class Frame {
  searching = $state(false);
  listing = $state(false);
  /** The box in which the administrator says who may do what. */
  people = $state(false);
  /** The box in which one sees what one signs in with, and where one is signed in. */
  account = $state(false);
  /** The box in which one sees what one must know, where one is reached, and who is on duty. */
  messages = $state(false);
  /** The indicator that Progress opens as soon as it has it. */
  indicator = $state.raw<{ framework: string; code: string } | null>(null);
  /** Whether keys work without Ctrl or Alt; people who dictate switch them off (WCAG 2.1.4). */
  single = $state(read() !== 'off');

  switchKeys(on: boolean): void {
    this.single = on;
    try {
      localStorage.setItem(KEPT, on ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing: the choice holds until the page is closed.
    }
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

export const frame = new Frame();

/** What each key is called in the list of all keys. */
export const KEYS: [keys: string[], text: string][] = [
  [PLACES.map((_, index) => String(index + 1)), 'web-frame-key-places'],
  [['/', 'Ctrl K'], 'web-frame-key-search'],
  [['j', 'k'], 'web-frame-key-walk'],
  [['Enter'], 'web-frame-key-enter'],
  [['w'], 'web-frame-key-why'],
  [['t'], 'web-frame-key-table'],
  [['[', ']'], 'web-frame-key-years'],
  [['Esc'], 'web-frame-key-escape'],
  [['?'], 'web-frame-key-all'],
];

/** Letters belong to the field that somebody writes in, and to an open box; to the search from the moment it is asked for. */
export function free(event: KeyboardEvent): boolean {
  if (frame.searching || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector('dialog[open]')) return false;
  return !(event.target instanceof HTMLElement && event.target.closest('input, select, textarea, [contenteditable]'));
}
