/** Where somebody must sign in: what they wanted waits, goes on once they have, and is given up where they close the box. */
import { RequestError, type Client } from '../api/client';
import type { Myself, SignInSaid } from '../api/types';
import type { Resource } from '../state/resource.svelte';
import { t } from '../text/messages.svelte';

const LEFT = 'citybrain-left';
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
  /** The code of a link that signs in together with another code. */
  link = '';
  /** Whether the address that somebody came by asked for nothing. */
  bare = false;
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

  /** Sign in by a link or with what a provider said, which hold once. Whoever is not signed in then is told and asked. */
  async follow(said: SignInSaid): Promise<void> {
    let problem: unknown = null;
    try {
      await this.client.signIn(said);
    } catch (error) {
      problem = error;
    }
    await this.look();
    if (!problem || (this.session.value?.name && !said.provider)) return;
    const waits = problem instanceof RequestError && problem.code === 'access-code-needed';
    Object.assign(this, { problem, open: true, link: waits ? (said.secret ?? '') : '' });
  }

  look = (): Promise<void> => this.session.load((signal) => this.client.session(signal));
}

/** What somebody comes with: a link, or the answer of a provider. It leaves the address before anything else reads or keeps it. */
export function takeLink(): SignInSaid | null {
  const secret = LINK.exec(location.hash)?.[1];
  if (secret) history.replaceState(history.state, '', location.pathname + location.search);
  return secret ? { secret } : takeAnswer();
}

/** Keep where one is, to come back there, and go to a provider. */
export function leaveFor(provider: string): void {
  sessionStorage.setItem(LEFT, location.pathname + location.search + location.hash);
  location.assign(provider);
}

function takeAnswer(): SignInSaid | null {
  const asked = new URLSearchParams(location.search);
  const [state, left] = [asked.get('state'), placeLeft()];
  if (!state || left === null) return null;
  sessionStorage.removeItem(LEFT);
  history.replaceState(history.state, '', left);
  return { provider: { state, code: asked.get('code') ?? '', issuer: asked.get('iss') } };
}

/** Where somebody was who went to a provider; null for who did not. */
function placeLeft(): string | null {
  try {
    return sessionStorage.getItem(LEFT);
  } catch {
    return null;
  }
}
