/** When the browser has nothing else to do; soon, where it does not say so. */
const LATEST = 1500;

export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: LATEST });
    else setTimeout(resolve, 1);
  });
