/** Points of time and shares in words of the page's language. */
import { t } from '../text/messages.svelte';
import { percent } from '../text/say.svelte';
import { whenOf } from './season';
import { fractionOf } from './sentence';

export function sayWhen(point: number, latitude: number): string {
  const { part, year } = whenOf(point, latitude);
  return t(`web-progress-when-${part}`, { year: String(year) });
}

/** How much of a gap approved measures close, as a sentence. */
export function sayGap(share: number): string {
  const fraction = fractionOf(share);
  if (fraction === 'all') return t('web-progress-closes-all');
  return t('web-progress-closes', { share: fraction === 'other' ? percent(share) : t(`web-progress-fraction-${fraction}`) });
}
