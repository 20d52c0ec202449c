/** The enterprises that somebody is named for, and the way to the page of the only one. */
import { RequestError } from '../api/client';
import type { EnterpriseList } from '../api/enterprises';
import type { Page } from '../state/page.svelte';

/** Numbers of the enterprises of who is signed in; none where they cannot be read. */
export async function ownEnterprises({ client }: Pick<Page, 'client'>): Promise<number[]> {
  try {
    return (await client.call<EnterpriseList>('GET', '/enterprises?limit=1'))!.own;
  } catch (problem) {
    if (problem instanceof RequestError) return [];
    throw problem;
  }
}

/** Whether an address asks for nothing: that of the page alone. */
export const isBare = ({ pathname, search }: Location): boolean => pathname === '/' && search === '';

/** Whoever signed in where nothing was asked for, and is named for one enterprise, sees its page. */
export async function openOwn(page: Pick<Page, 'client' | 'session' | 'gate' | 'view'>): Promise<void> {
  if (!page.gate.bare || !page.session.value?.name) return;
  page.gate.bare = false;
  const own = await ownEnterprises(page);
  if (own.length !== 1 || page.view.place !== 'plan') return;
  page.gate.close();
  page.view.go('enterprise');
  page.view.enter(own[0]);
}
