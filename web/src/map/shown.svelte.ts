/** What the map shows of the page's quantity: classes, colours and what has no value. Map, legend, table and picture share it. */
import type { Page } from '../state/page.svelte';
import { takerBreaks, takerTokens } from '../state/sides';
import { kindClasses, kindsOf, kindTokens } from './category';
import { changeClasses } from './change';
import { classesOf, countMissing } from './classes';
import { changeTokens, scaleTokens } from './colours';

export class Shown {
  constructor(private readonly page: Page) {}

  /** The plan lies beside today. */
  readonly split = $derived.by(() => this.page.planned !== null && (!this.page.view.difference || this.kinds !== null));
  readonly difference = $derived.by(() => this.page.planned !== null && this.page.view.difference && !this.kinds);
  /** The labels of what is one of a few kinds; null of numbers. */
  readonly kinds = $derived.by(() => (this.page.taken ? null : kindsOf(this.page.quantity)));

  /** Null while the values of the quantity are on their way. */
  readonly classes = $derived.by(() => {
    const { quantity, todaySample: today, plannedSample: planned, taken } = this.page;
    if (taken) return { lowest: 0, breaks: takerBreaks(taken) };
    if (this.plain) return { lowest: 0, breaks: [] };
    if (!quantity || !today) return null;
    if (this.kinds) return kindClasses(this.kinds);
    return this.difference ? changeClasses(today, planned!, quantity.unit) : classesOf(quantity.breaks, today, quantity.unit);
  });

  /** A colour for each class, low to high. */
  readonly tokens = $derived.by(() => {
    const { quantity, today } = this.page;
    if (!quantity || !today || !this.classes || (this.nothing && !this.page.taken)) return [];
    if (this.page.taken) return takerTokens(this.classes);
    if (this.kinds) return kindTokens(this.kinds);
    return this.difference ? changeTokens(quantity.better) : scaleTokens(quantity.scale).slice(0, this.classes.breaks.length + 1);
  });

  /** An entity is shown without a value. */
  readonly plain = $derived.by(() => this.page.plain !== null);
  /** Token of the colour of what is shown so. */
  readonly plainToken = $derived.by(() => (this.page.plain === null ? null : '--today'));
  /** Areas stand for rows. */
  readonly coarse = $derived.by(() => this.page.tiles.coarse);
  /** What is drawn, as runs of rows. */
  readonly #runs = $derived.by(() => this.page.parts.map(({ first, columns }): [start: number, end: number] => [first, first + columns.count]));
  readonly count = $derived.by(() => this.#runs.reduce((sum, [start, end]) => sum + end - start, 0));

  /** Rows without a value, of those that are drawn. */
  readonly missing = $derived.by(() => {
    const { today } = this.page;
    return today && !this.coarse && !this.plain ? this.#runs.reduce((sum, run) => sum + countMissing(today.subarray(...run)), 0) : 0;
  });
  readonly nothing = $derived.by(() => this.count > 0 && this.missing === this.count);

  /** Where each class begins; null for one that is open downwards. */
  readonly starts = $derived.by((): (number | null)[] => {
    if (!this.classes) return [];
    return [this.difference ? null : this.classes.lowest, ...this.classes.breaks];
  });

  /** Shares of values that are assumed or inferred. */
  readonly estimated = $derived.by(() => {
    const levels = this.page.qualities.fetched.value?.values;
    if (!levels || !this.count || this.coarse) return 0;
    let estimated = 0;
    for (const [start, end] of this.#runs) for (let row = start; row < end; row++) if (levels[row] >= ESTIMATED) estimated++;
    return estimated / this.count;
  });
}

/** Quality levels of the register from which on a value is an estimate. */
const ESTIMATED = 4;
