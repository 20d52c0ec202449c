/** What the chart of the carbon budget shows, in sentences: for people who hear the page, and under the chart. */
import { t } from '../text/messages.svelte';
import { said } from '../text/say.svelte';
import type { Break, Picture } from './picture';

export function findingOf({ bars, ahead, target }: Picture, unit: string, beside: number): string {
  const tell = (value: number) => said(value, unit, { beside });
  const [oldest, newest] = [bars[0], bars.at(-1)];
  const found: string[] = [];
  if (oldest && newest && oldest !== newest) found.push(t('web-progress-finding-past', { from: tell(oldest.value), to: tell(newest.value), first: String(oldest.year), last: String(newest.year) }));
  const [year, without, plan] = [ahead.years.at(-1), ahead.without.at(-1), ahead.plan.at(-1)];
  if (typeof plan === 'number') found.push(t('web-progress-finding-plan', { value: tell(plan), year: String(year) }));
  if (typeof without === 'number') found.push(t('web-progress-finding-without', { value: tell(without), year: String(year) }));
  if (target) found.push(t('web-progress-finding-target', { value: tell(target.value), year: String(target.year) }));
  return found.join(' ');
}

/** Why a year cannot be compared with the one before. */
export function breakOf({ year, before, after }: Break): string {
  return t('web-progress-break', { year: String(year), before: t(`web-progress-kind-${before}`), after: t(`web-progress-kind-${after}`) });
}
