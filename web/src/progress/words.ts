/** Points of time and shares in words of the page's language. */
import { t } from '../text/messages.svelte';
import { percent } from '../text/say.svelte';
import { whenOf } from './season';
import { fractionOf } from './sentence';

export function sayWhen(point: number, latitude: number): string {
  const { part, year } = whenOf(point, latitude);
  return t(`web-progress-when-${part}`, { year: String(year) });
}

export function sayClosed(share: number): string {
  const fraction = fractionOf(share);
  return fraction === 'other' ? percent(share) : t(`web-progress-fraction-${fraction}`);
}
