/** What this device keeps under a name, the same in every tab of it; in memory where the device keeps nothing. */
import { readKept, writeKept } from './kept';

export class KeptState<T extends object> {
  value = $state.raw<Partial<T>>({});
  #stored = true;

  constructor(readonly name: string) {
    this.read();
    addEventListener('storage', ({ key }) => {
      if (key === name || key === null) this.read();
    });
  }

  /** As another tab may have left it. */
  read(): void {
    if (this.#stored) this.value = readKept<T>(this.name);
  }

  change(more: { [Key in keyof T]?: T[Key] | undefined }): void {
    this.read();
    const all = Object.entries({ ...this.value, ...more }).filter(([, value]) => value !== undefined);
    this.value = Object.fromEntries(all) as Partial<T>;
    this.#stored = writeKept(this.name, this.value);
  }
}
