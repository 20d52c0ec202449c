/** Ranges of a quantity that is never told without them, on both sides of the map: fetched when somebody first looks. */
import { untrack } from 'svelte';
import type { Quantity, RangesAnswer } from '../api/types';
import { catalogue, t } from '../text/messages.svelte';
import { around } from '../text/say.svelte';
import type { Page } from './page.svelte';
import { Resource } from './resource.svelte';
import { TODAY, type Side } from './sides';

interface Asked extends RangesAnswer {
  question: string;
}

export class Ranges {
  /** That of a plan tells today and the change, too; the left one is asked where it is another plan. */
  readonly #left = new Resource<Asked>();
  readonly #right = new Resource<Asked>();
  readonly #asked = new Map<Resource<Asked>, string>();

  constructor(private readonly page: Page, private readonly quantity: () => Quantity | null) {}

  /** The quantity, where its numbers have to have a range. */
  readonly ranged = $derived.by((): Quantity | null => {
    const quantity = this.quantity();
    return quantity?.ranged && !this.page.taken ? quantity : null;
  });

  load(): void {
    const { left, right } = this.page;
    this.#ask(this.#right, right ?? TODAY);
    if (left.plan === null) this.#left.clear();
    else this.#ask(this.#left, left);
  }

  /** A row's number on one side, or the change between both, with its range; in words why it is not here. */
  told(row: number, which: 'today' | 'plan' | 'change', beside = 0): string {
    const { left, right } = this.page;
    const other = left.plan !== null;
    const [resource, side] = which === 'today' && other ? [this.#left, left] : [this.#right, right ?? TODAY];
    if (resource.problem || side.without || (which === 'change' && other)) return t('web-number-range-in-panel');
    const answer = resource.value?.question === this.#question(side) ? resource.value : null;
    if (!answer) return t('web-number-range-coming');
    const value = answer.rows[row]?.[which === 'today' && other ? 'plan' : which];
    if (!value || value.value === null) return t('web-no-value');
    return around(value.value, value, answer.unit, { beside, signed: which === 'change' });
  }

  /** What happens in a year without the plan is answered by nobody. */
  #ask(resource: Resource<Asked>, side: Side): void {
    const { ranged } = this;
    const question = this.#question(side);
    untrack(() => this.#fetch(resource, side, ranged, question));
  }

  #fetch(resource: Resource<Asked>, side: Side, ranged: Quantity | null, question: string): void {
    if (!ranged || side.without) return resource.clear();
    if (this.#asked.get(resource) === question && (resource.value || resource.loading || resource.problem)) return;
    this.#asked.set(resource, question);
    void resource.load(async (signal) => ({ ...(await this.page.client.ranges({ quantity: ranged.name, plan: side.plan, year: side.year }, signal)), question }));
  }

  #question(side: Side): string {
    return `${catalogue.language} ${this.ranged?.name} ${this.page.city.value?.snapshot} ${JSON.stringify(side)}`;
  }
}
