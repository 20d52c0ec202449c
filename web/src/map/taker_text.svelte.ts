/** In words, what a value of the takers of a measure says of a row. */
import { CHOSEN } from '../state/sides';
import { t } from '../text/messages.svelte';

export function takerText(since: number): string {
  if (Number.isNaN(since)) return t('web-takers-could');
  return since < CHOSEN ? t('web-takers-beside') : t('web-takers-since', { year: String(since) });
}
