/** Where the keyboard goes when what had it leaves the page. */
import { tick } from 'svelte';
import type { Measure } from '../state/measure';

/** To a measure; to the question of an empty plan where none is left. */
export async function focusMeasure(measure: Measure | undefined): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>(measure ? `#measure-${measure.key}` : '.question')?.focus();
}
