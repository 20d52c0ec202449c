/** Messages of the city on this phone, by the worker of the inspection page. */
import type { Client } from '../api/client';
import type { Subscriptions } from '../api/types';

export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in self;

/** The subscription of this browser, null where it has none. */
export async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/inspect');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Ask the browser for messages and tell the server; false where the server has no key or the person says no. */
export async function subscribe(client: Client, language: string): Promise<boolean> {
  const told = await client.call<Subscriptions>('GET', '/subscriptions');
  if (!told?.push_key || (await Notification.requestPermission()) !== 'granted') return false;
  const registration = (await navigator.serviceWorker.getRegistration('/inspect')) ?? (await navigator.serviceWorker.register('/worker.js', { scope: '/inspect' }));
  await started(registration);
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: told.push_key });
  await client.call('POST', '/subscriptions', { channel: 'web_push', address: JSON.stringify(made), language });
  return true;
}

/** Send nothing here any more: the server forgets the address first, then the browser. */
export async function unsubscribe(client: Client): Promise<void> {
  const own = await ownSubscription();
  const told = await client.call<Subscriptions>('GET', '/subscriptions');
  for (const { number, channel, address } of told?.subscriptions ?? []) {
    if (own && channel === 'web_push' && address?.includes(own.endpoint)) await client.call('DELETE', `/subscriptions/${number}`);
  }
  await own?.unsubscribe();
}

/** Wait until a worker runs: a page that it does not serve is not told otherwise. */
async function started({ active, waiting, installing }: ServiceWorkerRegistration): Promise<void> {
  const worker = waiting ?? installing;
  if (active || !worker) return;
  await new Promise<void>((go) => worker.addEventListener('statechange', () => worker.state === 'activated' && go()));
}
