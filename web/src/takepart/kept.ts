/** What this device keeps of something that is answered once: its code, and what waits for a connection. */
import { RequestError } from '../api/client';

export function readKept<T extends object>(name: string): Partial<T> {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? '{}') ?? {}) as Partial<T>;
  } catch {
    return {};
  }
}

/** Whether it is kept: a device that keeps nothing answers while the page is open. */
export function writeKept(name: string, all: object): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

/** Numbers of consultations or surveys of which this device keeps something that was not taken yet, the first first. */
export function heldNumbers(of: 'consultation' | 'survey'): number[] {
  const start = `citybrain-${of}-`;
  const names = allNames().filter((name) => name.startsWith(start) && /^\d{1,9}$/.test(name.slice(start.length)));
  return names.filter((name) => holds(readKept(name))).map((name) => Number(name.slice(start.length))).sort((one, other) => one - other);
}

function allNames(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** Whether an answer waits, something that was added, or words that were refused. */
const holds = ({ waiting, added, refused }: { waiting?: object; added?: unknown[]; refused?: unknown[] }): boolean => Boolean(waiting ?? (added?.length || refused?.length));

/** Whether a code was not given for this: it is kept no longer. */
export const isWrongCode = (error: unknown): boolean => error instanceof RequestError && error.code === 'people-code';

/** Whether a request came to no server: what was sent is kept and sent again. */
export const isOffline = (error: unknown): boolean => error instanceof RequestError && error.status === 0;

/** Whether a server refused what was sent for good: sending it again helps nothing. */
export const isRefused = (error: unknown): boolean => error instanceof RequestError && error.status >= 400 && error.status < 500 && error.status !== 429;

/** The code of an error; '' where no server said one. */
export const codeOf = (error: unknown): string => (error instanceof RequestError ? error.code : '');
