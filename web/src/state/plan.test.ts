// @vitest-environment happy-dom
/** How sure a plan is: first by few draws, which are soon there, then by all of them with what it comes from. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '../api/client';
import type { PlanResult, Uncertainty } from '../api/types';
import { catalogue } from '../text/messages.svelte';
import { Plan } from './plan.svelte';

const answer = (draws: number) => ({ draws, quantities: [], untold: [] }) as unknown as Uncertainty;

/** A plan that is computed, and the questions that were asked: whether each was the first, and how it is answered. */
function planned(): { plan: Plan; asked: { first: boolean; give: (answer: Uncertainty) => void; fail: (problem: Error) => void }[] } {
  const asked: ReturnType<typeof planned>['asked'] = [];
  const uncertainty = (_: string, __?: AbortSignal, told?: (progress: unknown) => void, first = false) =>
    new Promise<Uncertainty>((give, fail) => {
      told?.({ progress: 0.5 });
      asked.push({ first, give, fail });
    });
  const plan = new Plan({ uncertainty } as unknown as Client);
  plan.outcome.value = { id: 'a' } as PlanResult;
  return { plan, asked };
}

beforeEach(async () => {
  await catalogue.use('en');
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

it('shows the intervals of few draws while those of all are worked out', async () => {
  const { plan, asked } = planned();
  const done = plan.askUncertainty();
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked.map(({ first }) => first)).toEqual([true]);
  expect(plan.uncertaintyProgress).toBeNull();
  asked[0].give(answer(48));
  await vi.advanceTimersByTimeAsync(0);
  expect([plan.uncertainty.value?.draws, plan.uncertainty.loading, asked[1].first]).toEqual([48, true, false]);
  expect(plan.uncertaintyProgress).toEqual({ progress: 0.5 });
  asked[1].give(answer(200));
  await done;
  expect([plan.uncertainty.value?.draws, plan.uncertainty.loading]).toEqual([200, false]);
});

it('asks for no more where the first intervals cannot be worked out, or the plan has been changed meanwhile', async () => {
  const broken = planned();
  const failed = broken.plan.askUncertainty();
  await vi.advanceTimersByTimeAsync(1000);
  broken.asked[0].fail(new Error('no'));
  await failed;
  expect([broken.asked.length, broken.plan.uncertainty.problem]).toEqual([1, new Error('no')]);
  const changed = planned();
  const left = changed.plan.askUncertainty();
  await vi.advanceTimersByTimeAsync(1000);
  changed.plan.uncertainty.clear();
  changed.asked[0].give(answer(48));
  await left;
  expect([changed.asked.length, changed.plan.uncertainty.value]).toEqual([1, null]);
});
