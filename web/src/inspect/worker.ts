/** The worker of one page, by the scope that it is registered for: opens it without a network, and shows messages of the city. It stores no answer of the server's API. */

interface Later extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Later {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Pushed extends Later {
  readonly data: { json(): unknown } | null;
}
interface Clicked extends Later {
  readonly notification: Notification;
}
interface Told extends Later {
  readonly data: unknown;
}
interface Worker {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void>; openWindow(address: string): Promise<unknown> };
  skipWaiting(): Promise<void>;
  addEventListener<E extends Event>(kind: string, listen: (event: E) => void): void;
}

export {};

const worker = self as unknown as Worker;
/** Pages that have a worker, each one of its own, and what stands beside them. */
const PAGES: Record<string, string[]> = { '/inspect': ['/inspect.webmanifest', '/mark.svg'], '/take-part': ['/mark.svg'] };
const PAGE = new URL(worker.registration.scope).pathname;
const BESIDE = PAGES[PAGE] ?? [];
const OWN = `${PAGE.slice(1)}-`;
/** Names of the files of a build hold a hash, and so does that of this store: another build has another. */
const STORE = `${OWN}${new URL(worker.location.href).searchParams.get('build') ?? ''}`;
/** Milliseconds that the page is waited for, where an older one is here. */
const PATIENCE = 4_000;
const MOST_FILES = 300;
/** Status from which on it is the server that fails, not who asks. */
const FAILS = 500;

worker.addEventListener<Later>('install', (event) => event.waitUntil(install().then(() => worker.skipWaiting())));
worker.addEventListener<Later>('activate', (event) => event.waitUntil(forgetOthers().then(() => worker.clients.claim())));
worker.addEventListener<Told>('message', (event) => event.waitUntil(store(Array.isArray(event.data) ? event.data : [])));

worker.addEventListener<Fetching>('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (pathname === PAGE) event.respondWith(page(event.request));
  } else if (pathname.startsWith('/assets/') || BESIDE.includes(pathname)) event.respondWith(file(event.request));
});

worker.addEventListener<Pushed>('push', (event) => {
  const told = (event.data?.json() ?? {}) as { title?: string; link?: string };
  event.waitUntil(worker.registration.showNotification(told.title ?? 'Open City Brain', { icon: '/mark.svg', data: told.link }));
});

worker.addEventListener<Clicked>('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(worker.clients.openWindow(ownAddress(event.notification.data)));
});

/** An address of this server; its front page for any other. */
function ownAddress(link: unknown): string {
  try {
    const address = new URL(typeof link === 'string' ? link : '/', worker.location.origin);
    return address.origin === worker.location.origin ? address.href : worker.location.origin;
  } catch {
    return worker.location.origin;
  }
}

async function install(): Promise<void> {
  if (!(PAGE in PAGES)) throw new Error(`${PAGE} has no worker`);
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${PAGE}: ${answer.status}`);
  const html = await answer.clone().text();
  await (await caches.open(STORE)).put(PAGE, answer);
  await store([...BESIDE, ...Array.from(html.matchAll(/"(\/assets\/[^"]+)"/g), ([, path]) => path!)]);
}

/** Store files of the build that the page has loaded; anything else is not stored, whoever asks. */
async function store(paths: unknown[]): Promise<void> {
  const files = paths.filter((path): path is string => typeof path === 'string' && (BESIDE.includes(path) || /^\/assets\/[\w.-]+$/.test(path)));
  const cache = await caches.open(STORE);
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = [...new Set(files)].filter((path) => !known.has(path)).slice(0, Math.max(0, MOST_FILES - known.size));
  await Promise.all(missing.map((path) => cache.add(path)));
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== STORE).map((name) => caches.delete(name)));
}

/** The page of the server, so that a newer one is seen; without a network, or where the server fails, the one that is stored. */
async function page(request: Request): Promise<Response> {
  const stored = async () => (await caches.open(STORE)).match(PAGE);
  let answer: Response;
  try {
    answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch (problem) {
    const older = await stored();
    if (older) return older;
    throw problem;
  }
  return answer.status < FAILS ? answer : ((await stored()) ?? answer);
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
