/** Something that a person does to the records: under way, refused with a reason, or done. */
export class Deed {
  busy = $state(false);
  problem = $state.raw<unknown>(null);

  /** Whether it was done. What comes while it is under way is not begun. */
  async do(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    Object.assign(this, { busy: true, problem: null });
    try {
      await work();
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
