/** The server's events, connected again where they break off. */
import { ROOT } from '../api/client';
import type { NewReading } from './seen';

export interface Told {
  now: string;
  readings?: NewReading[];
}

interface Listener {
  heard(told: Told): void;
  /** Nothing was heard for longer than the server is ever silent. */
  lost(): void;
}

/** The server says something at least every ten seconds. */
const SILENCE = 25_000;
const AGAIN = 4_000;

/** Listen until the function that is given back is called. */
export function listen(listener: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    source?.close();
    source = new EventSource(`${ROOT}/sensing/events`);
    for (const name of ['readings', 'time']) source.addEventListener(name, hear);
    source.onerror = gone;
    wait(SILENCE);
  }

  function hear({ data }: MessageEvent<string>): void {
    wait(SILENCE);
    listener.heard(JSON.parse(data) as Told);
  }

  function gone(): void {
    source?.close();
    listener.lost();
    wait(AGAIN, connect);
  }

  function wait(milliseconds: number, then: () => void = gone): void {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds);
  }

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
