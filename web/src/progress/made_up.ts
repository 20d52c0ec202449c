/** Reasons and sources of what the demo entered for itself, which is made up; what people entered stands as they wrote it. */
import { t } from '../text/messages.svelte';

const DEMO = 'demo';

export function reasonOf(written: string, madeBy: string): string {
  return madeBy === DEMO ? t('web-progress-made-up') : written;
}
