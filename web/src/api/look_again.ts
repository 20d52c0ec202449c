/** Look again after a pause, as long as something goes on at the server; where it does not answer, go on looking. */
export class LookAgain {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Looks that began before this one was asked for or stopped have no say any more. */
  #asked = 0;

  /** `look` asks the server and says with `while` what to do next; it throws where nothing answered. */
  constructor(private readonly look: () => Promise<unknown>, private readonly pause: number) {}

  /** Look once more after the pause, or never; what was planned before is given up. */
  while(goesOn: boolean): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (goesOn) this.#timer = setTimeout(() => void this.look().catch(() => asked === this.#asked && this.while(true)), this.pause);
  }
}
