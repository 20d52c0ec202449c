/** Which roles may do what, as the policy of the city has it: fetched once, where somebody is told that they may not. */
import { isAbort, type Client } from '../api/client';
import type { components } from '../api/schema';
import { catalogue } from '../text/messages.svelte';

export type Right = components['schemas']['RightAnswer'];
const known = new WeakMap<Client, Map<string, Promise<Right[]>>>();

/** All rights in the language of the page; none where they cannot be read, and asked for again the next time. */
export function rightsOf(client: Client): Promise<Right[]> {
  const byLanguage = known.get(client) ?? new Map<string, Promise<Right[]>>();
  known.set(client, byLanguage);
  const language = catalogue.language;
  const asked = byLanguage.get(language) ?? client.json<{ rights: Right[] }>('/session/rights', { has: ['rights'] }).then(({ rights }) => rights);
  byLanguage.set(language, asked);
  return asked.catch((problem: unknown) => {
    byLanguage.delete(language);
    if (isAbort(problem)) return [];
    console.warn(problem);
    return [];
  });
}
