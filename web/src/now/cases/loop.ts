/** The loop of a case: seen, cause, owner, work, proof; which step is next, and who may make it. */
import type { CaseDetails, CaseStepSaid, Myself } from '../../api/types';

export type Step = CaseStepSaid['step'];
type Act = Myself['may'][number];

export const STOPS = ['seen', 'cause_sought', 'assigned', 'in_work', 'waiting_for_proof'] as const;

export interface Stop {
  name: (typeof STOPS)[number];
  /** When it was reached; null where it was not, or was passed by. */
  at: string | null;
  state: 'done' | 'next' | 'ahead';
}

/** The stops of a case; `next` is the one that somebody has to reach. */
export function stopsOf({ state, steps }: Pick<CaseDetails, 'state' | 'steps'>): Stop[] {
  const done = state === 'closed' ? STOPS.length : !steps.length ? 0 : STOPS.findIndex((name) => name === state) + 1;
  return STOPS.map((name, place) => {
    const reached = steps.findLast((step, at) => step.state === name && steps[at - 1]?.state !== name);
    const here = done <= place ? null : (reached?.at ?? null);
    return { name, at: here, state: place < done ? 'done' : place === done ? 'next' : 'ahead' };
  });
}

const NEXT: Partial<Record<CaseDetails['state'], Step>> = {
  seen: 'seek_cause', cause_sought: 'assign', assigned: 'begin', in_work: 'await_proof', waiting_for_proof: 'close', closed: 'reopen', merged: 'split',
};

/** The step that leads on; a case that nobody answers for yet is acknowledged first. */
export function nextStep({ state, acknowledge_by: by }: Pick<CaseDetails, 'state' | 'acknowledge_by'>): Step {
  return state === 'seen' && by !== null ? 'acknowledge' : NEXT[state]!;
}

/** The right that a step needs. */
export function rightOf(step: Step): Act {
  if (step === 'close' || step === 'reopen') return 'cases:close';
  return step === 'assign' || step === 'merge' || step === 'split' ? 'cases:assign' : 'cases:work';
}

/** Steps beside the next one that can be made now. */
export function otherSteps(one: CaseDetails, may: Act[]): Step[] {
  return one.possible.filter((step): step is Step => step !== nextStep(one) && step !== 'link' && may.includes(rightOf(step as Step)));
}
