/** What a phone takes along is gone once somebody signs out, on whichever page they do. */

export const DUE_STORE = 'citybrain-due';

/** Where the browser has no store there is nothing to forget. */
export function forgetDue(): void {
  try {
    indexedDB.deleteDatabase(DUE_STORE);
  } catch {
    // A browser that stores nothing has stored nothing.
  }
}
