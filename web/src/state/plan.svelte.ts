/** The plan that is edited, and what it would change: asked again a moment after each edit. */
import type { Client } from '../api/client';
import type { Doubt, PlanDocument, PlanResult } from '../api/types';
import { fromDocument, newMeasure, planDocument, restOf, wholePlan, type Measure, type Rest } from './measure';
import { t } from '../text/messages.svelte';
import { Resource } from './resource.svelte';

const PAUSE = 200;
/** Characters that the server takes for a name; a longer one is refused when the plan is saved, not while it is edited. */
const LONGEST_NAME = 300;

export class Plan {
  name = $state('');
  measures = $state<Measure[]>([]);
  /** What the page does not edit (years, target, budget) and keeps. */
  rest = $state.raw<Rest>({});
  readonly outcome = new Resource<PlanResult>();
  /** How sure the numbers of the outcome are; asked for once they are here. */
  readonly doubt = new Resource<Doubt>();
  /** An edit has been made whose effect is not known yet: the numbers on the page are older than the measures. */
  stale = $state(false);
  #asked = '';
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: Client) {
    this.outcome.retry = () => this.retry();
  }

  get document(): PlanDocument {
    const name = [...this.name.trim()].slice(0, LONGEST_NAME).join('');
    return planDocument(name || t('web-plan-unnamed'), this.measures, this.rest);
  }

  /** Everything in the plan, also what is switched off. */
  get whole(): PlanDocument {
    return wholePlan(this.name, this.measures, this.rest);
  }

  /** What the page shows of the plan: nothing while no measure counts. */
  get result(): PlanResult | null {
    return this.document.measures.length ? this.outcome.value : null;
  }

  /** The plan for the address; null for an empty one. */
  get draft(): PlanDocument | null {
    return this.measures.length || this.name ? this.whole : null;
  }

  open(document: PlanDocument | null): void {
    this.name = document?.name ?? '';
    this.measures = document?.measures.map(fromDocument) ?? [];
    this.rest = document ? restOf(document) : {};
  }

  add(intervention: string): Measure {
    this.measures.push(newMeasure(intervention));
    return this.measures.at(-1)!;
  }

  remove(key: number): void {
    this.measures = this.measures.filter((measure) => measure.key !== key);
  }

  /** Ask for the effects if anything that counts was edited. The same question is not asked twice in a row. */
  update(language: string): void {
    const document = this.document;
    const { name: _, ...asked } = document;
    const question = JSON.stringify([asked, language]);
    if (question === this.#asked) return;
    this.#asked = question;
    clearTimeout(this.#pause);
    if (document.measures.length === 0) {
      this.outcome.clear();
      this.doubt.clear();
      this.stale = false;
      return;
    }
    this.stale = true;
    this.#pause = setTimeout(() => void this.#ask(document), this.outcome.value ? PAUSE : 0);
  }

  retry = (): void => {
    this.stale = true;
    void this.#ask(this.document);
  };

  /** Position in the result of a measure that counts, from 1; null for one that is switched off. */
  positionOf(key: number): number | null {
    const position = this.measures.filter(({ on }) => on).findIndex((measure) => measure.key === key);
    return position < 0 ? null : position + 1;
  }

  async #ask(document: PlanDocument): Promise<void> {
    await this.outcome.load((signal) => this.client.evaluate(document, signal));
    if (this.outcome.loading) return;
    this.stale = this.outcome.problem !== null;
    const id = this.outcome.value?.id;
    this.doubt.clear();
    if (!this.stale && id) await this.doubt.load((signal) => this.client.doubt(id, signal));
  }
}
