/** The worker stores files of the page alone, opens it without a network, and leads nowhere else. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const HERE = 'https://city.example';
const PAGE = '<script src="/assets/inspect-AAAA.js"></script><link href="/assets/app-BBBB.css"><a href="https://other.example/assets/x.js"></a>';
const listeners: Record<string, (event: never) => void> = {};
const stores = new Map<string, Map<string, Response>>();
let network: (address: string) => Promise<Response>;
const shown: [string, NotificationOptions][] = [];
const opened: string[] = [];

const pathOf = (asked: string | Request) => new URL(typeof asked === 'string' ? asked : asked.url, HERE).pathname;

function storeOf(name: string) {
  const store = stores.get(name) ?? new Map<string, Response>();
  stores.set(name, store);
  return {
    put: async (path: string, answer: Response) => void store.set(pathOf(path), answer),
    add: async (path: string) => void store.set(pathOf(path), await network(path)),
    keys: async () => [...store.keys()].map((path) => ({ url: HERE + path })),
    match: async (path: string) => store.get(pathOf(path))?.clone(),
  };
}

async function tell(kind: string, event: Record<string, unknown> = {}): Promise<void> {
  const works: Promise<unknown>[] = [];
  listeners[kind]!({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) } as never);
  await Promise.all(works);
}

async function ask(path: string, more: Record<string, unknown> = {}): Promise<string | null> {
  let answer: Promise<Response> | null = null;
  const request = { url: new URL(path, HERE).href, method: 'GET', mode: 'cors', ...more };
  listeners.fetch!({ request, waitUntil: () => undefined, respondWith: (given: Promise<Response>) => (answer = given) } as never);
  return answer && (await (answer as Promise<Response>)).clone().text();
}

beforeAll(async () => {
  vi.stubGlobal('caches', {
    open: async (name: string) => storeOf(name),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (asked: string | Request) => [...stores.values()].map((store) => store.get(pathOf(asked))).find(Boolean)?.clone(),
  });
  vi.stubGlobal('fetch', (asked: string | Request) => network(pathOf(asked)));
  vi.stubGlobal('self', {
    location: new URL('/worker.js?build=inspect-AAAA.js', HERE),
    registration: { scope: `${HERE}/inspect`, showNotification: async (title: string, options: NotificationOptions) => void shown.push([title, options]) },
    clients: { claim: async () => undefined, openWindow: async (address: string) => void opened.push(address) },
    skipWaiting: async () => undefined,
    addEventListener: (kind: string, listen: (event: never) => void) => (listeners[kind] = listen),
  });
  await import('./worker');
});

beforeEach(async () => {
  stores.clear();
  [shown, opened].forEach((list) => (list.length = 0));
  network = async (address) => new Response(address === '/inspect' ? PAGE : `file ${address}`);
  await tell('install');
});

const offline = () => (network = () => Promise.reject(new TypeError('no network')));
const stored = () => [...stores.values()].flatMap((store) => [...store.keys()]).sort();

describe('worker', () => {
  it('stores the page with its scripts, and what the page says it has loaded, of its own assets alone', async () => {
    await tell('message', { data: ['/assets/web-now-CCCC.js', '/api/v1/inspections/due', '/assets/../api/v1/cases', 'https://other.example/assets/y.js', 7] });
    expect(stored()).toEqual(['/assets/app-BBBB.css', '/assets/inspect-AAAA.js', '/assets/web-now-CCCC.js', '/inspect', '/inspect.webmanifest', '/mark.svg']);
  });

  it('opens the page without a network, and answers nothing of the API', async () => {
    offline();
    expect(await ask('/inspect?language=zh', { mode: 'navigate' })).toBe(PAGE);
    expect(await ask('/assets/inspect-AAAA.js')).toBe('file /assets/inspect-AAAA.js');
    for (const path of ['/api/v1/inspections/due', '/api/v1/session', '/health']) expect(await ask(path)).toBeNull();
    expect(await ask('/now', { mode: 'navigate' })).toBeNull();
    expect(await ask('/inspect', { mode: 'navigate', method: 'POST' })).toBeNull();
    expect(await ask('https://other.example/assets/inspect-AAAA.js')).toBeNull();
  });

  it('takes the page of the server where there is one', async () => {
    network = async () => new Response('newer');
    expect(await ask('/inspect', { mode: 'navigate' })).toBe('newer');
  });

  it('opens the page that is stored where the server fails, and passes on what it refuses', async () => {
    network = async () => new Response('Bad gateway', { status: 502 });
    expect(await ask('/inspect', { mode: 'navigate' })).toBe(PAGE);
    expect(await ask('/assets/web-now-CCCC.js')).toBe('Bad gateway');
    network = async () => new Response('No such page', { status: 404 });
    expect(await ask('/inspect', { mode: 'navigate' })).toBe('No such page');
    stores.clear();
    network = async () => new Response('Bad gateway', { status: 502 });
    expect(await ask('/inspect', { mode: 'navigate' })).toBe('Bad gateway');
  });

  it('forgets the files of another build', async () => {
    stores.set('inspect-older', new Map());
    stores.set('take-part-older', new Map());
    await tell('activate');
    expect([...stores.keys()].sort()).toEqual(['inspect-inspect-AAAA.js', 'take-part-older']);
  });

  it('stores so many files and no more', async () => {
    const many = Array.from({ length: 400 }, (_, at) => `/assets/file-${at}.js`);
    await tell('message', { data: [...many, ...many] });
    await tell('message', { data: ['/assets/later.js'] });
    expect(stored()).not.toContain('/assets/later.js');
    expect(stored().filter((path) => path.startsWith('/assets/'))).toHaveLength(297);
  });

  it('shows a message, and leads to this server alone', async () => {
    await tell('push', { data: { json: () => ({ title: 'Case 7: Kallio', link: '/now?case=7' }) } });
    expect(shown).toEqual([['Case 7: Kallio', { icon: '/mark.svg', data: '/now?case=7' }]]);
    for (const data of ['/now?case=7', 'https://other.example/', 'javascript:alert(1)', undefined]) {
      await tell('notificationclick', { notification: { data, close: () => undefined } });
    }
    expect(opened).toEqual([`${HERE}/now?case=7`, HERE, HERE, `${HERE}/`]);
  });
});

describe('worker of Take part', () => {
  it('stores and opens that page, and is no worker of any other', async () => {
    const scoped = async (path: string) => {
      vi.resetModules();
      vi.stubGlobal('self', { ...self, location: new URL('/worker.js?build=take-part-CCCC.js', HERE), registration: { scope: `${HERE}${path}` } });
      await import('./worker');
      network = async (address) => new Response(address === '/take-part' ? '<script src="/assets/take-part-CCCC.js"></script>' : `file ${address}`);
      stores.clear();
    };
    await scoped('/take-part');
    await tell('install');
    expect(stored()).toEqual(['/assets/take-part-CCCC.js', '/mark.svg', '/take-part']);
    expect([...stores.keys()]).toEqual(['take-part-take-part-CCCC.js']);
    offline();
    expect(await ask('/take-part?language=zh', { mode: 'navigate' })).toContain('take-part-CCCC.js');
    for (const path of ['/office', '/plan', '/', '/inspect']) expect(await ask(path, { mode: 'navigate' })).toBeNull();
    expect(await ask('/api/v1/reports/status')).toBeNull();
    await scoped('/office');
    await expect(tell('install')).rejects.toThrow('/office has no worker');
  });
});
