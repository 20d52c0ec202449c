/** Days, and when somebody is to be visited by whom, in words. */
import type { RiskList } from '../api/enterprises';
import { catalogue, t } from '../text/messages.svelte';
import { sentences } from '../text/say.svelte';

/** A day of a calendar, 2026-03-04, as it is written in a sentence. */
export const dayText = (day: string): string => new Date(`${day}T00:00Z`).toLocaleDateString(catalogue.tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export function visitText({ visit_due: due, cell, keeper }: RiskList['risks'][number]): string {
  const when = due === null ? t('web-enterprise-never-visited') : t('web-enterprise-visit-due', { day: dayText(due) });
  const where = cell === null ? '' : keeper === null ? t('web-enterprise-cell-alone', { cell }) : t('web-enterprise-cell', { cell, keeper });
  return sentences(when, where);
}
