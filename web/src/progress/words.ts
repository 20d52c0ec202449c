/** Points of time and shares in words of the page's language. */
import type { CourseOfCity } from '../api/types';
import { t } from '../text/messages.svelte';
import { percent } from '../text/say.svelte';
import { whenOf } from './season';
import { fractionOf } from './sentence';

export function sayWhen(point: number, latitude: number): string {
  const { part, year } = whenOf(point, latitude);
  return t(`web-progress-when-${part}`, { year: String(year) });
}

/** What the emissions of a course are of: the account that is promised, else that of buildings. */
export function sayAccount({ promise }: CourseOfCity): string {
  return t(`web-progress-account-${(promise?.account ?? 'buildings').replace('+', '-plus')}`);
}

/** How much of a gap approved measures close, as a sentence. */
export function sayGap(share: number): string {
  const fraction = fractionOf(share);
  if (fraction === 'all') return t('web-progress-closes-all');
  return t('web-progress-closes', { share: fraction === 'other' ? percent(share) : t(`web-progress-fraction-${fraction}`) });
}
