/** Where somebody must sign in: what they wanted waits, goes on once they have, and is given up where they close the box. */
import { RequestError, type Client } from '../api/client';
import type { Myself } from '../api/types';
import type { Resource } from '../state/resource.svelte';
import { t } from '../text/messages.svelte';

const LINK = /^#sign-in=(citybrain_once_[\w-]+)$/;

interface Waiting {
  go: () => void;
  giveUp: (why: unknown) => void;
}

export class Gate {
  /** The box in which one signs in is open. */
  open = $state(false);
  /** Something waits for it. */
  wanted = $state(false);
  /** Why the link that somebody came by did not sign them in. */
  problem = $state.raw<unknown>(null);
  #waiting: Waiting[] = [];

  constructor(private readonly client: Client, private readonly session: Resource<Myself>) {
    client.admit = this.admit;
  }

  /** Let through what changes something; `refused`: the server has just said that nobody is signed in. */
  admit = async (refused = false): Promise<void> => {
    if (refused) await this.look();
    // Where it is not known who is signed in, the server says.
    if (this.session.value?.name !== null) return;
    this.open = this.wanted = true;
    await new Promise<void>((go, giveUp) => this.#waiting.push({ go, giveUp }));
  };

  /** The box is closed: what waited goes on, if somebody is signed in now. */
  close = (): void => {
    const waiting = this.#waiting.splice(0);
    const known = this.session.value?.name;
    Object.assign(this, { open: false, wanted: false, problem: null });
    for (const { go, giveUp } of waiting) {
      if (known) go();
      else giveUp(new RequestError(401, 'not-signed-in', t('web-access-not-signed-in')));
    }
  };

  /** Sign in by a link, which holds once. Where it does not, whoever is not signed in yet is told and asked. */
  async follow(code: string): Promise<void> {
    let problem: unknown = null;
    try {
      await this.client.signIn(code);
    } catch (error) {
      problem = error;
    }
    await this.look();
    if (problem && !this.session.value?.name) Object.assign(this, { problem, open: true });
  }

  look = (): Promise<void> => this.session.load((signal) => this.client.session(signal));
}

/** The code of a sign-in link. It leaves the address before anything else reads or keeps it. */
export function takeLink(): string | null {
  const code = LINK.exec(location.hash)?.[1] ?? null;
  if (code) history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}
