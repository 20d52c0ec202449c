/** The plan that is edited, and what it would change: asked again a moment after each edit. */
import type { Client } from '../api/client';
import { pause } from '../api/pause';
import type { Uncertainty, UncertaintyProgress, MeasureDocument, PlanDocument, PlanResult, WorkProgress } from '../api/types';
import { fromDocument, newMeasure, planDocument, restOf, wholePlan, type Measure, type Rest } from './measure';
import { t } from '../text/messages.svelte';
import { Resource } from './resource.svelte';

/** Milliseconds without a further edit before the next question, while one is being answered. */
const PAUSE = 100;
/** Milliseconds without an edit before it is asked how sure the numbers are: that takes the server longer. */
const QUIET = 400;
/** Characters that the server takes for a name; a longer one is refused when the plan is saved, not while it is edited. */
const LONGEST_NAME = 300;
const MOST_COMPUTED = 12;

/** A plan that was computed while the page is open. */
export interface Computed {
  id: string;
  plan: PlanDocument;
  /** Its name, and the labels of its measures. */
  told: string;
}

export class Plan {
  name = $state('');
  measures = $state<Measure[]>([]);
  /** What the page does not edit (years, scenario, target, budget) and keeps. */
  rest = $state.raw<Rest>({});
  readonly outcome = new Resource<PlanResult>();
  /** How sure the numbers of the outcome are; asked for once they are here. */
  readonly uncertainty = new Resource<Uncertainty>();
  /** An edit has been made whose effect is not known yet: the numbers on the page are older than the measures. */
  stale = $state(false);
  /** What was computed while the page is open, newest first, to compare with. */
  computed = $state.raw<Computed[]>([]);
  /** How far work that takes long has come; null while none is under way. */
  progress = $state.raw<WorkProgress | null>(null);
  uncertaintyProgress = $state.raw<UncertaintyProgress | null>(null);
  /** The reader has stopped the work. */
  stopped = $state(false);
  #asked = '';
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: Client) {
    this.outcome.retry = () => this.retry();
    this.uncertainty.retry = () => void this.askUncertainty();
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

  /** Measures that an answer proposes. */
  take(measures: readonly Record<string, unknown>[]): void {
    this.measures.push(...measures.map((measure) => fromDocument(measure as MeasureDocument)));
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
    this.uncertainty.giveUp();
    this.stopped = false;
    if (document.measures.length === 0) {
      this.outcome.clear();
      this.uncertainty.clear();
      this.stale = false;
      return;
    }
    this.stale = true;
    this.#pause = setTimeout(() => void this.#ask(document), this.outcome.loading ? PAUSE : 0);
  }

  retry = (): void => {
    this.stale = true;
    this.stopped = false;
    void this.#ask(this.document);
  };

  /** Position in the result of a measure that counts, from 1; null for one that is switched off. */
  positionOf(key: number): number | null {
    const position = this.measures.filter(({ on }) => on).findIndex((measure) => measure.key === key);
    return position < 0 ? null : position + 1;
  }

  async #ask(document: PlanDocument): Promise<void> {
    this.progress = null;
    await this.outcome.load((signal) => this.client.evaluate(document, signal, (progress) => !signal.aborted && (this.progress = progress)));
    if (this.outcome.loading || this.stopped) return;
    this.progress = null;
    this.stale = this.outcome.problem !== null;
    this.uncertainty.clear();
    this.#keep();
    if (!this.stale) await this.askUncertainty();
  }

  #keep(): void {
    const result = this.outcome.value;
    if (!result || this.stale) return;
    const told = t('web-results-computed-plan', { name: result.plan.name, measures: result.measures.map(({ label }) => label).join(t('web-list-comma')) });
    const others = this.computed.filter(({ id }) => id !== result.id);
    this.computed = [{ id: result.id, plan: result.plan, told }, ...others].slice(0, MOST_COMPUTED);
  }

  /** Ask how sure the numbers are that are here. */
  askUncertainty = async (): Promise<void> => {
    const id = this.outcome.value?.id;
    this.uncertaintyProgress = null;
    if (!id) return;
    let first: Uncertainty | null = null;
    await this.uncertainty.load(async (signal) => {
      await pause(QUIET, signal);
      return (first = await this.client.uncertainty(id, signal, undefined, true));
    });
    if (!first || this.uncertainty.value !== first) return;
    await this.uncertainty.load((signal) =>
      this.client.uncertainty(id, signal, (progress) => !signal.aborted && (this.uncertaintyProgress = progress)),
    );
  };

  /** Give up the work that is under way; what is on the page stays. */
  stop = (): void => {
    this.stopped = true;
    this.progress = null;
    this.outcome.giveUp();
  };
}
