/** What was edited between two states of a plan, in the least words that name a step of undo. */
import type { Measure, Rest } from '../../state/measure';

/** The plan as undo keeps it. */
export interface PlanState {
  name: string;
  measures: Measure[];
  rest: Rest;
}

export type Kind = 'name' | 'added' | 'removed' | 'switched' | 'where' | 'uptake' | 'settings' | 'plan';

export interface Change {
  kind: Kind;
  /** Key of the measure, where it is about one. */
  measure: number | null;
  intervention: string;
  /** The gesture that made it: one press of the pointer or a key, or one visit to a text field. */
  gesture: number;
}

const PARTS = ['where', 'uptake', 'settings'] as const;

export function changeOf(before: PlanState, now: PlanState, gesture: number): Change {
  const named = (kind: Kind, measure?: Measure): Change => ({ kind, measure: measure?.key ?? null, intervention: measure?.intervention ?? '', gesture });
  const renamed = before.name !== now.name;
  const whole = differ(before.rest, now.rest);
  const added = now.measures.filter(({ key }) => !before.measures.some((other) => other.key === key));
  const removed = before.measures.filter(({ key }) => !now.measures.some((other) => other.key === key));
  const edited = now.measures.filter((measure) => before.measures.some((other) => other.key === measure.key && differ(other, measure)));
  const count = Number(renamed) + Number(whole) + added.length + removed.length + edited.length;
  if (count !== 1 || whole) return named('plan');
  if (renamed) return named('name');
  if (added.length) return named('added', added[0]);
  if (removed.length) return named('removed', removed[0]);
  const [measure] = edited;
  const old = before.measures.find(({ key }) => key === measure.key)!;
  if (old.on !== measure.on) return named('switched', measure);
  if (differ(old.count, measure.count)) return named('uptake', measure);
  return named(PARTS.find((part) => differ(old[part], measure[part])) ?? 'plan', measure);
}

/** Whether a change goes on with the one before: the same thing in the same gesture. */
export function goesOn(last: Change, change: Change): boolean {
  return last.gesture === change.gesture && last.kind === change.kind && last.measure === change.measure && change.kind !== 'plan';
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
