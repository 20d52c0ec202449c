/** What this device keeps of something that is answered once: its code, and what waits for a connection. */
import { RequestError } from '../api/client';

export function readKept<T extends object>(name: string): Partial<T> {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? '{}') ?? {}) as Partial<T>;
  } catch {
    return {};
  }
}

export function writeKept(name: string, all: object): void {
  try {
    localStorage.setItem(name, JSON.stringify(all));
  } catch {
    // A device that keeps nothing answers while the page is open.
  }
}

/** Whether a code was not given for this: it is kept no longer. */
export const isWrongCode = (error: unknown): boolean => error instanceof RequestError && error.code === 'people-code';

/** Whether a request came to no server: what was sent is kept and sent again. */
export const isOffline = (error: unknown): boolean => error instanceof RequestError && error.status === 0;

/** Whether a server refused what was sent for good: sending it again helps nothing. */
export const isRefused = (error: unknown): boolean => error instanceof RequestError && error.status >= 400 && error.status < 500 && error.status !== 429;
