/** What people call the sides of the map. */
import type { Page } from '../state/page.svelte';
import { t } from '../text/messages.svelte';

export interface SideNames {
  left: string;
  right: string;
  /** Short enough for the head of a column. */
  short: [left: string, right: string];
  difference: string;
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
