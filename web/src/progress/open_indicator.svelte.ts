/** The indicator that is open in the table: what the server tells of it, and what people enter and take back. */
import { createContext, tick } from 'svelte';
import type { IndicatorDetail, IndicatorRow, ValueSaid } from '../api/types';
import type { Page } from '../state/page.svelte';
import { Resource } from '../state/resource.svelte';
import { Deed } from './deed.svelte';
import { keyOf } from './indicators';
import type { Standing } from './standing.svelte';

export class OpenIndicator {
  /** Key of its row; null while none is open. */
  key = $state<string | null>(null);
  readonly detail = new Resource<IndicatorDetail>();
  readonly entering = new Deed();
  readonly withdrawing = new Deed();
  /** The form of a value is open. */
  form = $state(false);
  /** What was done last; null while nothing was. */
  done = $state<'entered' | 'withdrawn' | null>(null);
  #at: Pick<IndicatorRow, 'framework' | 'code'> | null = null;

  constructor(private readonly page: Page, private readonly standing: Standing) {}

  toggle(row: IndicatorRow): void {
    const opening = this.key !== keyOf(row);
    this.detail.clear();
    this.entering.problem = this.withdrawing.problem = null;
    Object.assign(this, { key: opening ? keyOf(row) : null, form: false, done: null });
    this.#at = opening ? { framework: row.framework, code: row.code } : null;
    void this.load();
  }

  /** Open a row that is elsewhere, and go there. */
  async show(row: IndicatorRow): Promise<void> {
    if (this.key !== keyOf(row)) this.toggle(row);
    await this.#goTo();
  }

  load = async (): Promise<void> => {
    const at = this.#at;
    if (at) await this.detail.load((signal) => this.page.client.indicator(at.framework, at.code, signal));
  };

  async enter(value: ValueSaid): Promise<boolean> {
    if (!(await this.entering.do(() => this.page.client.enterValue(value, this.standing.who)))) return false;
    this.form = false;
    await this.#again('entered');
    return true;
  }

  async withdraw(id: number): Promise<void> {
    if (await this.withdrawing.do(() => this.page.client.withdrawValue(id, this.standing.who))) await this.#again('withdrawn');
  }

  /** Ask for list and detail again; the row may stand in another group then, so that its name gets the focus. */
  async #again(done: 'entered' | 'withdrawn'): Promise<void> {
    this.done = null;
    await Promise.all([this.load(), this.standing.loadIndicators()]);
    this.done = done;
    await this.#goTo();
  }

  async #goTo(): Promise<void> {
    await tick();
    if (this.key) document.getElementById(nameId(this.key))?.focus();
  }
}

/** Identity of the button that opens a row. */
export function nameId(key: string): string {
  return `indicator-${key.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
}

export const [getOpenIndicator, setOpenIndicator] = createContext<OpenIndicator>();
