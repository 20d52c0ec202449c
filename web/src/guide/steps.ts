/** The way through the demo city in two minutes: what each card shows on the page. Its dust carries the loop of a case. */
import type { CaseAnswer } from '../api/types';
import { starterMeasures } from '../state/measure';
import type { Page } from '../state/page.svelte';
import { leading } from '../plan/effects';
import { t } from '../text/messages.svelte';

export interface Step {
  name: 'today' | 'plan' | 'split' | 'why' | 'seen' | 'cause' | 'owner' | 'work' | 'proof' | 'open' | 'mine';
  /** The part of the page that a card speaks of. */
  part?: string;
  /** Brings the page to where the card speaks of; false while what it needs is not here yet. */
  show: (page: Page, dust: CaseAnswer | null | undefined) => boolean | void;
}

/** Per cent of the map that shows today while the divide is spoken of. */
const DIVIDED = 35;

export const STEPS: readonly Step[] = [
  { name: 'today', show: (page) => atPlan(page) },
  { name: 'plan', show: (page) => withPlan(page) },
  { name: 'split', show: (page) => withPlan(page) && divided(page) },
  { name: 'why', show: (page) => withPlan(page) && explainCarbon(page) },
  { name: 'seen', part: '.answers li.open, article h1', show: withDust },
  { name: 'cause', part: '.case .trace', show: withDust },
  { name: 'owner', part: '.case ol', show: withDust },
  { name: 'work', part: '.case .history', show: withDust },
  { name: 'proof', part: '.course', show: withDust },
  { name: 'open', show: (page) => page.view.go('open') },
  { name: 'mine', show: (page) => page.view.go('my-city') },
];

/** Now with the case of the dust, for those who may read cases; false while nobody knows whether there is one. */
function withDust({ view }: Page, dust: CaseAnswer | null | undefined): boolean {
  if (dust === undefined) return false;
  view.go('now');
  if (dust) view.concern = `case-${dust.number}`;
  return true;
}

function atPlan({ view }: Page): void {
  view.go('plan');
  while (view.close());
}

/** The plan that the first question makes, unless a plan is there already: nobody's work is written over. */
function withPlan(page: Page): boolean {
  atPlan(page);
  const { plan, starters } = page;
  if (plan.measures.length > 0) return true;
  const first = starters.value?.[0];
  if (!first) return false;
  plan.measures = starterMeasures(first);
  plan.name ||= t('web-starter-name');
  return true;
}

function divided(page: Page): void {
  page.view.split = DIVIDED;
}

function explainCarbon(page: Page): boolean {
  const carbon = leading(page.plan.result?.headline ?? [], page.roles);
  if (carbon) page.explain(carbon.quantity, 'plan');
  return carbon !== undefined;
}
