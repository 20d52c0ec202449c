/** What waits on this device for a connection is sent one after another: at once when the network is back, and now and then. */

/** Milliseconds after which what waits is sent again. */
export const AGAIN = 20_000;

/** `send` as it may be called at any time: never twice at once; asked for while it runs, it runs once more, for what failed before the network was back. */
export function oneAtATime(send: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        await send();
      } while (again);
    } finally {
      running = null;
    }
  };
  return () => {
    again = running !== null;
    return (running ??= run());
  };
}

/** Sends when the network is back, and again and again while the page is open; ends when the answer is called. */
export function whenBack(send: () => unknown): () => void {
  const listen = (): void => void send();
  const timer = setInterval(listen, AGAIN);
  addEventListener('online', listen);
  return () => {
    clearInterval(timer);
    removeEventListener('online', listen);
  };
}
