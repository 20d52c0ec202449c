/** The saved plan that is open: what the server keeps of it, and how the plan on the page differs. */
import { RequestError, type Client } from '../../api/client';
import type { PlanDocument, SavedPlan } from '../../api/types';
import type { AddressState } from '../../state/address';
import { fromDocument, restOf, wholePlan } from '../../state/measure';
import type { Plan } from '../../state/plan.svelte';
import type { View } from '../../state/view.svelte';
import { t } from '../../text/messages.svelte';

const NEWER = 412;
const LONGEST_NAME = 300;

export type Deed = 'save' | 'open' | 'delete';

export class Saved {
  /** Id of the saved plan that is open; null for a plan that was never saved. */
  id = $state<string | null>(null);
  /** The version that the edits began from; null until it is here. */
  here = $state.raw<SavedPlan | null>(null);
  /** The version of somebody else that is newer. */
  theirs = $state.raw<SavedPlan | null>(null);
  busy = $state<Deed | null>(null);
  problem = $state.raw<{ deed: Deed; why: unknown } | null>(null);
  /** Numbers of today's snapshot stand in place of those it was saved with. */
  renewed = $state(false);
  /** Counts the plans that were opened, so that undo begins anew with each. */
  opened = $state(0);
  /** Tag of the version that the edits began from, also while it is not here. */
  #base = $state<string | null>(null);
  #text = $derived(this.here ? inOrder(asEdited(this.here.plan)) : '');
  #opening: AbortController | null = null;

  constructor(private readonly client: Client, private readonly plan: Plan, private readonly view: View) {}

  /** Whether the plan on the page says something else than the saved one. */
  get edited(): boolean {
    return this.here !== null && (this.renewed || inOrder(this.plan.whole) !== this.#text);
  }

  /** What the address keeps: the id, and the plan where it is not saved as it is. */
  get address(): Pick<AddressState, 'plan' | 'saved'> {
    const saved = this.id;
    const plan = this.here ? (this.edited ? this.plan.whole : null) : this.plan.draft;
    return { saved, plan: plan && this.#base ? { ...plan, base: this.#base } : plan };
  }

  /** Open what an address says: a saved plan, edits of one, or a plan that was never saved. */
  resume({ plan, saved }: Pick<AddressState, 'plan' | 'saved'>): void {
    this.goOn();
    Object.assign(this, { id: saved });
    this.#base = saved === null ? null : (plan?.base ?? null);
    this.plan.open(plan);
    if (saved !== null) void this.#fetch(saved, plan !== null);
  }

  /** Open another saved plan; Back returns to what was there. */
  open(id: string): void {
    this.view.leave();
    this.resume({ plan: null, saved: id });
  }

  /** Begin a plan without anything in it; Back returns to what was there. */
  begin(): void {
    this.view.leave();
    this.resume({ plan: null, saved: null });
  }

  retry = (): void => {
    const deed = this.problem?.deed;
    if (deed === 'save') void this.save();
    else if (deed === 'delete') void this.delete();
    else if (this.id !== null) void this.#fetch(this.id, this.plan.draft !== null);
  };

  save(): Promise<void> {
    const { id, here } = this;
    this.plan.name = this.plan.name.trim() || t('web-plan-unnamed');
    const document = this.plan.whole;
    return this.#do('save', async () => {
      this.#keep(id !== null && here ? await this.client.replacePlan(id, here.tag, document) : await this.client.createPlan(document));
    });
  }

  /** Save what is on the page as another plan, which is open from then on. */
  copy(): Promise<void> {
    const suffix = t('web-saved-copy-suffix');
    const letters = [...(this.plan.name.trim() || t('web-plan-unnamed'))];
    const name = letters.slice(0, LONGEST_NAME - suffix.length).join('') + suffix;
    return this.#do('save', async () => {
      const kept = await this.client.createPlan({ ...this.plan.whole, name });
      this.plan.name = name;
      this.#keep(kept);
    });
  }

  /** Take the newer version of somebody else; undo brings back what was on the page. */
  takeTheirs(): void {
    if (!this.theirs) return;
    this.plan.open(this.theirs.plan);
    this.#keep(this.theirs);
  }

  /** Delete the saved plan. What is on the page stays there, as a plan that is not saved. */
  delete(): Promise<void> {
    const { id, here } = this;
    return this.#do('delete', async () => {
      if (id !== null && here) await this.client.deletePlan(id, here.tag);
      this.goOn();
    });
  }

  /** Work out again what was saved with another snapshot. */
  renew(): void {
    this.renewed = true;
    this.plan.retry();
  }

  #keep(kept: SavedPlan): void {
    Object.assign(this, { id: kept.id, here: kept, theirs: null, renewed: false });
    this.#base = kept.tag;
  }

  /** Go on with what is on the page as a plan that was never saved. */
  goOn(): void {
    this.#opening?.abort();
    Object.assign(this, { id: null, here: null, theirs: null, problem: null, renewed: false, busy: null, opened: this.opened + 1 });
    this.#base = null;
  }

  async #fetch(id: string, edited: boolean): Promise<void> {
    this.#opening?.abort();
    const { signal } = (this.#opening = new AbortController());
    await this.#do('open', async () => {
      const kept = await this.client.savedPlan(id, signal);
      if (signal.aborted) return;
      if (!edited) {
        this.plan.open(kept.plan);
        this.opened += 1;
      }
      // Edits that began from an older version stay edits of that one, so that saving them cannot overwrite the newer.
      const base = (edited && this.#base) || kept.tag;
      this.#base = base;
      this.here = { ...kept, tag: base };
      this.theirs = base === kept.tag ? null : kept;
    }, signal);
  }

  async #do(deed: Deed, work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    if (this.busy && deed !== 'open') return;
    Object.assign(this, { busy: deed, problem: null });
    try {
      await work();
    } catch (why) {
      if (signal?.aborted) return;
      if (why instanceof RequestError && why.status === NEWER && this.id !== null) await this.#seeTheirs(this.id, deed);
      else this.problem = { deed, why };
    }
    if (!signal?.aborted) this.busy = null;
  }

  async #seeTheirs(id: string, deed: Deed): Promise<void> {
    try {
      this.theirs = await this.client.savedPlan(id);
    } catch (why) {
      this.problem = { deed, why };
    }
  }
}

/** A document as text in which the order of its fields does not matter. */
function inOrder(document: PlanDocument): string {
  const plain = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
  return JSON.stringify(document, (_, value: unknown) => (plain(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value));
}

/** A document in the form that it has after the page took it in, to compare the two. */
function asEdited(document: PlanDocument): PlanDocument {
  return wholePlan(document.name, document.measures.map(fromDocument), restOf(document));
}
