/** A page that opens without a network from the next time on: its worker stores the files that it has loaded. */

/** `page`: the address of the page, which its worker is for. A browser without workers, or a server without a certificate, has none. */
export async function takeAlong(page: string): Promise<void> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  if (!('serviceWorker' in navigator) || !entry) return;
  const build = new URL(entry.src).pathname.split('/').at(-1)!;
  const registration = await navigator.serviceWorker.register(`/worker.js?build=${encodeURIComponent(build)}`, { scope: page });
  await navigator.serviceWorker.ready;
  // The newest one: that of the build before goes, and its store with it.
  const tell = (entries: PerformanceEntryList) => (registration.installing ?? registration.waiting ?? registration.active)?.postMessage(assets(entries));
  // What is loaded later is taken along as well.
  new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'resource', buffered: true });
}

const assets = (entries: PerformanceEntryList): string[] => entries.map(({ name }) => new URL(name).pathname).filter((path) => path.startsWith('/assets/'));
