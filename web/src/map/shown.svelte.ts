/** What the map shows of the page's quantity: classes, colours and what has no value. Map, legend, table and picture share it. */
import type { Page } from '../state/page.svelte';
import { changeClasses } from './change';
import { classesOf, countMissing } from './classes';
import { changeTokens, scaleTokens } from './colours';

export class Shown {
  constructor(private readonly page: Page) {}

  /** The plan lies beside today. */
  readonly split = $derived.by(() => this.page.planned !== null && !this.page.view.difference);
  readonly difference = $derived.by(() => this.page.planned !== null && this.page.view.difference);

  /** Null while the values of the quantity are on their way. */
  readonly classes = $derived.by(() => {
    const { quantity, today, planned } = this.page;
    if (!quantity || !today) return null;
    return this.difference ? changeClasses(today, planned!) : classesOf(quantity.breaks, today);
  });

  /** A colour for each class, low to high. */
  readonly tokens = $derived.by(() => {
    const { quantity, today } = this.page;
    if (!quantity || !today || !this.classes || this.missing === today.length) return [];
    return this.difference ? changeTokens(quantity.better) : scaleTokens(quantity.scale).slice(0, this.classes.breaks.length + 1);
  });

  readonly missing = $derived.by(() => (this.page.today ? countMissing(this.page.today) : 0));

  /** Where each class begins; null for one that is open downwards. */
  readonly starts = $derived.by((): (number | null)[] => {
    if (!this.classes) return [];
    return [this.difference ? null : this.classes.lowest, ...this.classes.breaks];
  });

  /** The last year of the plan, where it has years. */
  readonly year = $derived.by(() => (this.page.plan.result?.plan as { years?: { to?: number } } | undefined)?.years?.to ?? null);

  /** Shares of values that are assumed or inferred. */
  readonly estimated = $derived.by(() => {
    const levels = this.page.qualities.value;
    if (!levels?.length) return 0;
    let count = 0;
    for (let row = 0; row < levels.length; row++) if (levels[row] >= ESTIMATED) count++;
    return count / levels.length;
  });
}

/** Quality levels of the register from which on a value is an estimate. */
const ESTIMATED = 4;
