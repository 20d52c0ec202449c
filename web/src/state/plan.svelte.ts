/** The plan that is edited, and what it would change: asked again a moment after each edit. */
import type { Client } from '../api/client';
import type { Doubt, PlanDocument, PlanResult } from '../api/types';
import type { Draft } from './address';
import { fromDraft, newMeasure, planDocument, toDraft, type Measure } from './measure';
import { t } from '../text/messages.svelte';
import { Resource } from './resource.svelte';

const PAUSE = 200;

export class Plan {
  name = $state('');
  measures = $state<Measure[]>([]);
  readonly outcome = new Resource<PlanResult>();
  /** How sure the numbers of the outcome are; asked for once they are here. */
  readonly doubt = new Resource<Doubt>();
  /** An edit has been made whose effect is not known yet: the numbers on the page are older than the measures. */
  stale = $state(false);
  #asked = '';
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: Client) {}

  get document(): PlanDocument {
    return planDocument(this.name.trim() || t('web-plan-unnamed'), this.measures);
  }

  /** What the page shows of the plan: nothing while no measure counts. */
  get result(): PlanResult | null {
    return this.document.measures.length ? this.outcome.value : null;
  }

  /** The plan for the address; null for an empty one. */
  get draft(): Draft | null {
    return this.measures.length || this.name ? toDraft(this.name, this.measures) : null;
  }

  open(draft: Draft | null): void {
    this.name = draft?.name ?? '';
    this.measures = draft?.measures.map(fromDraft) ?? [];
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
    const question = JSON.stringify([document.measures, language]);
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
