/** When somebody is to be visited by whom, in words. */
import type { RiskList } from '../api/enterprises';
import { dayText } from '../text/instant.svelte';
import { t } from '../text/messages.svelte';
import { sentences } from '../text/say.svelte';

export function visitText({ visit_due: due, cell, keeper }: RiskList['risks'][number]): string {
  const when = due === null ? t('web-enterprise-never-visited') : t('web-enterprise-visit-due', { day: dayText(due) });
  const where = cell === null ? '' : keeper === null ? t('web-enterprise-cell-alone', { cell }) : t('web-enterprise-cell', { cell, keeper });
  return sentences(when, where);
}
