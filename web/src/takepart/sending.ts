/** What waits on this device for a connection is sent one after another: at once when the network is back, and now and then. */

/** Milliseconds after which what waits is sent again, for the first time. */
export const AGAIN = 20_000;
/** How often it is tried while the page stays open and nothing else happens: for nearly three hours. */
export const MOST = 9;

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

/** `work` in one tab of this browser at a time. Where it has no locks, the server knows by its mark what it has already. */
export async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | null | undefined;
  await (locks ? locks.request(name, work) : work());
}

/**
 * Sends when the network is back or the page is seen again, and, where something waits, after waits that double, MOST times;
 * ends when the answer is called.
 */
export function whenBack(send: () => unknown, waits: () => boolean = () => true): () => void {
  let tries = 0;
  let timer: ReturnType<typeof setTimeout>;
  const later = (): void => {
    timer = setTimeout(() => {
      tries = waits() ? tries + 1 : 0;
      if (tries > 0 && tries <= MOST) send();
      later();
    }, AGAIN * 2 ** Math.min(tries, MOST));
  };
  const now = (): void => {
    clearTimeout(timer);
    tries = 0;
    send();
    later();
  };
  const seen = (): void => void (document.visibilityState === 'visible' && waits() && now());
  later();
  addEventListener('online', now);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearTimeout(timer);
    removeEventListener('online', now);
    document.removeEventListener('visibilitychange', seen);
  };
}
