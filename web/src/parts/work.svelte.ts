/** What a panel asks of the server, one after another: whether it waits for an answer, and why the last one failed. */
export class Work {
  busy = $state(false);
  problem = $state.raw<unknown>(null);

  readonly run = async (asked: () => Promise<void>): Promise<void> => {
    this.busy = true;
    try {
      await asked();
      this.problem = null;
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  };
}
