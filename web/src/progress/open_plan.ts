/** Open a plan in its place; Back returns to where it was asked for. */
import type { PlanDocument } from '../api/types';
import type { Page } from '../state/page.svelte';

export function openPlan({ view, saved }: Page, plan: PlanDocument): void {
  view.go('plan');
  saved.resume({ plan, saved: null });
}

export function openSaved({ view, saved }: Page, id: string): void {
  view.go('plan');
  saved.resume({ plan: null, saved: id });
}
