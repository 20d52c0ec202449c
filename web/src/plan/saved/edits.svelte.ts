/** Undo and redo of everything that is edited in a plan. */
import { untrack } from 'svelte';
import type { Plan } from '../../state/plan.svelte';
import { begin, record, redo, undo, type Timeline } from '../../state/history';
import { changeOf, goesOn, type Change, type PlanState } from './change';

export class Edits {
  #line = $state.raw<Timeline<PlanState, Change> | null>(null);
  #text = '';
  #gesture = 0;

  constructor(private readonly plan: Plan) {}

  /** The change that undo would take back, and the one that redo would bring again. */
  get last(): Change | null {
    return this.#line?.past.at(-1)?.change ?? null;
  }

  get next(): Change | null {
    return this.#line?.future[0]?.change ?? null;
  }

  /** A press or a visit to a field begins: what follows is a step of its own. */
  gesture = (): void => {
    this.#gesture += 1;
  };

  /** Look whether the plan was edited; to be called after every change of it. */
  watch(): void {
    const { name, measures, rest } = this.plan;
    const now: PlanState = { name, measures: $state.snapshot(measures), rest };
    const text = JSON.stringify(now);
    if (text === this.#text) return;
    this.#text = text;
    untrack(() => (this.#line = this.#line ? this.#with(this.#line, now) : begin(now)));
  }

  #with(line: Timeline<PlanState, Change>, now: PlanState): Timeline<PlanState, Change> {
    const change = changeOf(line.now, now, this.#gesture);
    return record(line, now, change, (last) => goesOn(last, change));
  }

  /** Begin anew: another plan is open now. */
  forget(): void {
    this.#line = null;
    this.#text = '';
  }

  undo = (): void => this.#show(this.#line && undo(this.#line));
  redo = (): void => this.#show(this.#line && redo(this.#line));

  #show(line: Timeline<PlanState, Change> | null): void {
    if (!line || line === this.#line) return;
    this.#line = line;
    this.#text = JSON.stringify(line.now);
    const { name, measures, rest } = line.now;
    Object.assign(this.plan, { name, measures: structuredClone(measures), rest });
    this.gesture();
  }
}
