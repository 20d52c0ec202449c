/** What waits on this device, answers to surveys and consultations and readings: sent one after another, opened on the page or not. */
import type { Client } from '../api/client';
import { consultingOf } from './consultations/consulting.svelte';
import { heldNumbers } from './kept';
import type { Measuring } from './readings/measuring.svelte';
import { answeringOf } from './surveys/answering.svelte';

/** Never rejects: each part keeps what went wrong and tells it where it is shown. */
export async function sendHeld(client: Client, measuring: Measuring): Promise<void> {
  await measuring.sendWaiting();
  for (const number of heldNumbers('consultation')) {
    const consulting = consultingOf(client, number);
    await consulting.sendWaiting().catch((error: unknown) => (consulting.problem = error));
  }
  for (const number of heldNumbers('survey')) await answeringOf(client, number).sendWaiting();
}

export const somethingWaits = (client: Client, measuring: Measuring): boolean =>
  measuring.waiting.length > 0
  || heldNumbers('consultation').map((number) => consultingOf(client, number)).some(({ waits, adding }) => waits || adding > 0)
  || heldNumbers('survey').some((number) => answeringOf(client, number).waits);
