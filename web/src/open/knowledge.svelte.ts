/** What Open has fetched, and what follows from it: rows, groups, and who hangs on whom. */
import { createContext } from 'svelte';
import type { DeclaredAlgorithm, Levels, Parameter, QualityReport, Quantity, Sources } from '../api/types';
import type { Page } from '../state/page.svelte';
import { Resource } from '../state/resource.svelte';
import type { Item, Register } from './items';
import { algorithmRows, dataRows, parameterRows, qualityRows, type Known } from './rows';

/** A number of the city, or of one row as an example, that shows what a quantity is about. */
export interface Example {
  quantity: string;
  row: number | null;
  of: string;
}

export class Knowledge {
  readonly sources = new Resource<Sources>();
  readonly algorithms = new Resource<DeclaredAlgorithm[]>();
  readonly parameters = new Resource<Parameter[]>();
  readonly quality = new Resource<QualityReport>();
  readonly levels = new Resource<Levels>();

  constructor(private readonly page: Page) {}

  readonly quantities = $derived.by(() => new Map((this.page.quantities.value ?? []).map((made) => [made.name, made])));
  readonly measures = $derived.by(() => new Map((this.page.interventions.value ?? []).map((made) => [made.name, made])));
  readonly #dated = $derived(new Set((this.parameters.value ?? []).map(({ name }) => name)));

  /** Names of the quantities that have a name among their inputs. */
  readonly users = $derived.by(() => {
    const found = new Map<string, string[]>();
    for (const { name, inputs } of this.quantities.values()) for (const input of inputs) found.set(input, [...(found.get(input) ?? []), name]);
    return found;
  });

  readonly #changed = $derived.by(() => {
    const found = new Set<string>();
    const waiting = [...this.measures.values()].flatMap(({ changes }) => changes);
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      waiting.push(...(this.users.get(name) ?? []));
    }
    return found;
  });

  readonly #data = $derived.by(() => dataRows(this.#known));
  readonly #algorithms = $derived.by(() => algorithmRows(this.#known));
  readonly #parameters = $derived.by(() => parameterRows(this.#known));
  readonly #qualities = $derived(this.quality.value ? qualityRows(this.quality.value) : []);

  /** Read part by part, so that a register is made anew only where something came that it hangs on. */
  readonly #known = ((of: Knowledge): Known => ({
    get quantities() { return of.page.quantities.value ?? []; },
    get measures() { return of.page.interventions.value ?? []; },
    get algorithms() { return of.algorithms.value ?? []; },
    get parameters() { return of.parameters.value ?? []; },
    get sources() { return of.sources.value; },
    get levels() { return of.levels.value; },
    get currency() { return of.page.city.value?.currency ?? ''; },
    get date() { return of.page.city.value?.date ?? new Date().toISOString().slice(0, 10); },
    get changed() { return of.#changed; },
  }))(this);

  readonly rows: Record<Register, Item[]> = ((of: Knowledge) => ({
    get data() { return of.#data; },
    get algorithms() { return of.#algorithms; },
    get parameters() { return of.#parameters; },
    get quality() { return of.#qualities; },
  }))(this);

  /** Fetch everything, in the language of the page. */
  load(): void {
    const { client } = this.page;
    void this.sources.load((signal) => client.sources(signal));
    void this.algorithms.load((signal) => client.algorithms(signal));
    void this.parameters.load((signal) => client.parameters(signal));
    void this.quality.load((signal) => client.qualityReport(signal));
    void this.levels.load((signal) => client.levels(signal));
  }

  /** What a register cannot be shown without. */
  needed(register: Register): Resource<unknown>[] {
    const { quantities, interventions } = this.page;
    if (register === 'quality') return [this.quality];
    if (register === 'parameters') return [this.parameters];
    return register === 'data' ? [this.sources, quantities] : [quantities, interventions, this.sources, this.parameters, this.algorithms];
  }

  /** The register in which a quantity or a measure stands. */
  registerOf(name: string): Register {
    if (this.#dated.has(name)) return 'parameters';
    return this.quantities.get(name)?.kind === 'given' ? 'data' : 'algorithms';
  }

  labelOf(name: string): string {
    return this.quantities.get(name)?.label ?? this.measures.get(name)?.label ?? name;
  }

  /** Sum or mean over the city of a quantity; else the quantity itself, of its first row where it has rows. */
  exampleOf(made: Quantity): Example {
    if (made.entity === 'city' || made.entity === 'model') return { quantity: made.name, row: null, of: 'city' };
    const sum = this.#sumOf(made.name);
    return sum ? { quantity: sum, row: null, of: 'city' } : { quantity: made.name, row: 0, of: made.entity };
  }

  #sumOf(name: string): string | undefined {
    return (this.users.get(name) ?? []).find((user) => {
      const made = this.quantities.get(user)!;
      return made.entity === 'city' && (made.kind === 'total' || made.kind === 'mean') && made.inputs[0] === name;
    });
  }
}

export const [getKnowledge, setKnowledge] = createContext<Knowledge>();
