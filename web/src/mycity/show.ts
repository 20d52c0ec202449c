/** Show another city: the page is read anew, as everything on it belongs to one city. */
import type { Maker } from './maker.svelte';

export async function showCity(maker: Maker, draft: string | null): Promise<void> {
  if (!(await maker.show(draft))) return;
  const before = new URLSearchParams(location.search);
  const kept = new URLSearchParams();
  for (const name of ['language', 'theme']) {
    const value = before.get(name);
    if (value) kept.set(name, value);
  }
  const query = kept.toString();
  location.assign(`/${query && `?${query}`}`);
}
