/** Whether the server answers, how fast, and whether it holds a newer page than this one. */
import { RequestError } from '../api/client';

/** Something that can be asked for again once the server is back. */
interface Asked {
  readonly problem: unknown;
  retry: () => void;
}

/** Milliseconds between looks: while nobody answers, while answers are slow, else. */
const PAUSES = { lost: 3_000, slow: 10_000, well: 60_000 };
/** A request that takes longer than this (ms) makes us look whether it is the network. */
const PATIENCE = 4_000;
/** The shortest question is answered within this time (ms), or the network is slow. */
const PROMPT = 2_000;
const GIVE_UP = 20_000;
const LOOK_FOR_PAGE_EVERY = 300_000;
/** The address that the page was opened at: another one may have another program. */
const OPENED = globalThis.location?.pathname ?? '/';
/** What stands before a server says these where the server itself is gone. */
const GONE = [0, 502, 503, 504];

class Connection {
  lost = $state(false);
  slow = $state(false);
  /** The server holds another page than the one that is open. */
  newer = $state(false);
  /** When the last answer came: what is on the page is of that time. */
  answered = $state.raw(new Date());
  #failed = new Set<Asked>();
  #next: ReturnType<typeof setTimeout> | undefined;
  #looked = Date.now();

  /** Begin to look from time to time, and when the reader comes back to the page. */
  start(): void {
    addEventListener('online', () => void this.check());
    addEventListener('offline', () => void this.check());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.check());
    this.#plan();
  }

  /** A request begins; call what it gives back when it has ended. */
  begin(): () => void {
    const late = setTimeout(() => void this.check(), PATIENCE);
    return () => clearTimeout(late);
  }

  heard(): void {
    this.answered = new Date();
  }

  failed(asked: Asked, problem: unknown): void {
    if (!(problem instanceof RequestError) || !GONE.includes(problem.status)) return;
    this.#failed.add(asked);
    if (!this.lost) void this.check();
  }

  /** Ask the server whether it lives; after an absence, everything that failed is asked for again. */
  async check(): Promise<void> {
    clearTimeout(this.#next);
    const late = setTimeout(() => (this.slow = !this.lost), PROMPT);
    const begin = performance.now();
    const alive = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(GIVE_UP) }).then(({ ok }) => ok, () => false);
    clearTimeout(late);
    this.slow = alive && performance.now() - begin > PROMPT;
    const back = alive && this.lost;
    this.lost = !alive;
    if (alive) this.heard();
    if (back) this.#again();
    else if (alive) this.#failed.clear();
    if (alive && (back || Date.now() - this.#looked > LOOK_FOR_PAGE_EVERY)) await this.lookForNewer();
    this.#plan();
  }

  /** Compare the name of this page's program with the one in the server's page: it holds a hash of the build. */
  async lookForNewer(): Promise<void> {
    this.#looked = Date.now();
    const own = document.querySelector('script[type="module"][src]')?.getAttribute('src');
    const page = await fetch(OPENED, { cache: 'no-cache', headers: { Accept: 'text/html' } }).then((answer) => (answer.ok ? answer.text() : ''), () => '');
    if (own && page.includes('id="app"')) this.newer = !page.includes(own);
  }

  #again(): void {
    const failed = [...this.#failed];
    this.#failed.clear();
    for (const asked of failed) if (asked.problem) asked.retry();
  }

  #plan(): void {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.check(), this.lost ? PAUSES.lost : this.slow ? PAUSES.slow : PAUSES.well);
  }
}

export const connection = new Connection();
