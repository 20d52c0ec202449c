/** One of each number for all parts of the page, so that what is sent in one place is seen in every other. */
import type { Client } from '../api/client';

export function sharedBy<T>(make: (client: Client, number: number) => T): (client: Client, number: number) => T {
  const every = new WeakMap<Client, Map<number, T>>();
  return (client, number) => {
    if (!every.has(client)) every.set(client, new Map());
    const mine = every.get(client)!;
    // Under a root of its own: it outlives the part of the page that asks for it first.
    if (!mine.has(number)) $effect.root(() => void mine.set(number, make(client, number)));
    return mine.get(number)!;
  };
}
