/** What people call the sides of the map. */
import type { Page } from '../state/page.svelte';
import { TODAY, editedSide, type Side } from '../state/sides';
import { t } from '../text/messages.svelte';

export interface SideNames {
  left: string;
  right: string;
  /** Short enough for the head of a column. */
  short: [left: string, right: string];
  difference: string;
}

export interface NamedSide {
  side: Side;
  name: string;
}

/** Sides whose numbers stand one below the other: both plans where two are compared, else today and the plan. */
export function namedSides(page: Page): NamedSide[] {
  const { left, right, rival } = page;
  const names = sideNames(page);
  if (rival && right) return [{ side: left, name: names.left }, { side: right, name: names.right }];
  return [{ side: TODAY, name: t('web-today') }, ...(right ? [{ side: right, name: t('web-with-the-plan') }] : [])];
}

/** The plan that is edited, with its name; null where there is none. */
export function namedPlan(page: Page): NamedSide | null {
  const side = editedSide(page);
  return side && { side, name: page.rival ? sideNames(page).left : t('web-with-the-plan') };
}

export function sideNames({ left, right, rival, plan }: Page): SideNames {
  const year = right?.year ?? null;
  if (rival) {
    const names = [plan.result?.plan.name ?? '', rival.plan.name].map((name, place) => t('web-map-side-plan', { letter: 'AB'[place], name }));
    return { left: names[0], right: names[1], short: ['A', 'B'], difference: t('web-map-b-less-a') };
  }
  const before = left.without ? t('web-map-without-year', { year: String(year ?? '') }) : t('web-today');
  const after = year === null ? t('web-plan') : t('web-map-plan-year', { year: String(year) });
  return { left: before, right: after, short: [left.without ? t('web-map-without') : t('web-today'), t('web-plan')], difference: t('web-map-table-change') };
}
