/** Whether a code of a link or a letter is good for what somebody answers. */
import type { Client } from './client';
import type { components } from './schema';

export type CodeStanding = components['schemas']['StandingAnswer']['standing'];
const ROOTS = { consultation: '/consultations', survey: '/questionnaires' };

export const codeStanding = async (client: Client, of: keyof typeof ROOTS, number: number, code: string): Promise<CodeStanding> =>
  (await client.json<components['schemas']['StandingAnswer']>(`${ROOTS[of]}/${number}/codes/standing`, { more: { 'Citybrain-Device': code } })).standing;
