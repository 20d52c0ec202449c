/** A search for measures that reach a target: what is asked, how it is waited for, and the bars of its cost curve. */
import type { Client } from '../../api/client';
import type { MeasureDocument, SearchedMeasure, SearchResult, WorkProgress } from '../../api/types';
import { doneWork, endWork } from '../../api/work';
import type { Rest } from '../../state/measure';
import { spanOf, targetOf, type Target } from '../../state/years';

export interface Draft {
  /** The target of the city's promise is taken instead of what is written. */
  promised: boolean;
  quantity: string;
  reduction: number;
  base: number;
  by: number;
  /** Investment in any one year; null without a ceiling. */
  yearly: number | null;
  /** Only from the measures of the plan. */
  own: boolean;
}

/** What the form begins with: the target of the plan where it has one. */
export function draftOf(rest: Rest, today: number): Draft {
  const target = targetOf(rest);
  const money = rest.money as { investment_of_year?: number } | undefined;
  return {
    promised: false,
    quantity: (target?.quantity as string | undefined) ?? '',
    reduction: target?.reduction ?? 0.6,
    base: target?.base_year ?? today,
    by: target?.by ?? Math.max(today + 1, 2035),
    yearly: money?.investment_of_year ?? null,
    own: false,
  };
}

/** The question to the server. Milestones and a stated base value of the plan's own target stay with it. */
export function questionOf(draft: Draft, rest: Rest, name: string, measures: MeasureDocument[]): Record<string, unknown> {
  const { years: _, target: __, date: ___, money, ...kept } = rest;
  const span = spanOf(rest);
  const ceiling = { ...(money as object | undefined), investment_of_year: draft.yearly };
  const own = targetOf(rest);
  const same = own?.base_year === draft.base && (own.quantity ?? '') === draft.quantity;
  const target: Target = { ...(same ? own : {}), base_year: draft.base, reduction: draft.reduction, by: draft.by };
  if (draft.quantity) target.quantity = draft.quantity;
  if (same && own.by !== draft.by) delete target.milestones;
  return {
    ...kept,
    ...(name ? { name } : {}),
    ...(draft.promised ? {} : { target, ...(span && span.to >= draft.by ? { years: span } : {}) }),
    ...(Object.values(ceiling).some((value) => typeof value === 'number') ? { money: Object.fromEntries(Object.entries(ceiling).filter(([, value]) => value !== null)) } : {}),
    ...(draft.own && measures.length ? { measures: measures.map(({ uptake: ____, ...measure }) => measure) } : {}),
  };
}

/** Whole minutes that the comparison of plans still takes at most; null before that can be told. */
export const minutesLeft = ({ seconds_left }: WorkProgress): number | null => (seconds_left === null ? null : Math.ceil(seconds_left / 60));

/** Ends a search: its answer is then the best plan so far. */
export const end = (client: Client, id: string): Promise<unknown> => endWork(client, '/searches', id);

/** The answer; where the wait is given up, the work is stopped on the server's side too. */
export const search = (client: Client, question: Record<string, unknown>, signal: AbortSignal, told: (progress: WorkProgress) => void): Promise<SearchResult> =>
  doneWork(client, '/searches', question, signal, told);

export interface Bar {
  label: string;
  from: number;
  to: number;
  price: number;
}

/** The bars of a cost curve from the cheapest on, each as wide as what its measure adds; what adds nothing has none. */
export function barsOf(measures: SearchedMeasure[]): Bar[] {
  const bars: Bar[] = [];
  let so_far = 0;
  for (const { label, added, price } of measures) {
    if (price === null || added <= 0) continue;
    bars.push({ label, from: so_far, to: so_far + added, price });
    so_far += added;
  }
  return bars;
}
