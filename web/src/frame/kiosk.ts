/** A public screen, `?kiosk`: nothing is stored, no link leads out, and after a pause the page begins again. */

const USUAL = 120;
const LEAST = 5;
const MOST = 900;
const PREFIX = 'kiosk-';

/** Seconds without a touch or a key after which a kiosk begins again: those of `?kiosk=60`, else 120; null on any other page. */
export function kioskPause(query: string): number | null {
  const asked = new URLSearchParams(query).get('kiosk');
  if (asked === null) return null;
  const seconds = Number(asked);
  return asked !== '' && Number.isFinite(seconds) ? Math.min(MOST, Math.max(LEAST, Math.round(seconds))) : USUAL;
}

/** Whether a link leads out of this site, or opens or stores something beside the page. */
export function leadsOut(link: HTMLAnchorElement, origin: string): boolean {
  const target = link.getAttribute('target');
  return link.origin !== origin || (target !== null && target !== '' && target !== '_self') || link.hasAttribute('download');
}

/** Why a link does not open here, as a key of a text: a page or file of the city itself needs a window or a store of its own. */
export const whyClosed = (link: HTMLAnchorElement, origin: string): string => (link.origin === origin ? 'web-kiosk-window' : 'web-kiosk-outside');

/** What a page stores for itself, for as long as it is open. */
export function memoryStorage(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, String(value)),
    removeItem: (name) => void held.delete(name),
    clear: () => held.clear(),
  };
}

/** Stores of the browser that a kiosk opens have names of their own, so that those of a person are neither seen nor erased. */
function begin(): void {
  const open = indexedDB.open.bind(indexedDB);
  Object.defineProperty(indexedDB, 'open', { value: (name: string, version?: number) => open(PREFIX + name, version) });
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: memoryStorage(), configurable: true });
  document.documentElement.dataset.kiosk = '';
  void erase();
}

async function erase(): Promise<void> {
  const stores = await indexedDB.databases().catch(() => []);
  for (const { name } of stores) if (name?.startsWith(PREFIX)) indexedDB.deleteDatabase(name);
}

export const pause = kioskPause(location.search);
const start = location.pathname + location.search;

/** Begin again where the screen began, with nothing of who was here. */
export async function startAgain(): Promise<void> {
  await erase();
  location.replace(start);
}

if (pause !== null) begin();
