/** What is sent once. When no answer comes, nobody knows whether it arrived: the same is sent again until that is known. */
import { RequestError } from '../api/client';

/** Of a proxy, or of a server that failed at work: it may have taken what was sent. */
const UNSURE = [0, 500, 502, 504];
/** The server did not look at it. */
const NOT_READ = [429, 503];

/** Whether what was sent may have arrived all the same. */
export const isUnanswered = (problem: unknown): boolean => problem instanceof RequestError && UNSURE.includes(problem.status);

export class Delivery<Body> {
  /** What was sent last may have arrived: it stays as it is. */
  unknown = $state(false);
  #said: Body | null = null;

  /** Send `body`, or, while it is not known whether the last one arrived, that one again. */
  async deliver(body: Body, send: (said: Body) => Promise<void>): Promise<void> {
    const said = this.unknown && this.#said !== null ? this.#said : body;
    this.#said = said;
    try {
      await send(said);
      this.unknown = false;
    } catch (problem) {
      const unread = problem instanceof RequestError && NOT_READ.includes(problem.status);
      this.unknown = isUnanswered(problem) || (this.unknown && unread);
      throw problem;
    }
  }

  /** Something else may be sent, though the last one may have arrived. */
  discard(): void {
    this.unknown = false;
    this.#said = null;
  }
}
