/** Whether a code of a link or a letter is good for what somebody answers. */
import type { Client } from './client';
import type { components } from './schema';

export type Standing = components['schemas']['StandingAnswer'];
export type CodeStanding = Standing['standing'];
const ROOTS = { consultation: '/consultations', survey: '/questionnaires' };

export const codeStanding = (client: Client, of: keyof typeof ROOTS, number: number, code: string): Promise<Standing> =>
  client.json<Standing>(`${ROOTS[of]}/${number}/codes/standing`, { more: { 'Citybrain-Device': code } });
