/** The paper of a plan: what is written on it, where it is shown, and the code of a frame for a part of it. */
import { ROOT } from '../../api/client';
import type { components } from '../../api/schema';

export type PaperText = components['schemas']['PaperAnswer'];
export type Embedding = components['schemas']['EmbeddingAnswer'];
export type Part = components['schemas']['PartWanted']['part'];

export const PARTS: Part[] = ['years', 'effects', 'money', 'fairness', 'maps'];
/** Parts of which a plan of one day has none. */
const OF_YEARS: Part[] = ['years', 'fairness'];
export const EMPTY: PaperText = { title: '', decision: '', author: '', text: '', logo: '' };
/** Plans that can stand beside this one. */
export const MOST_BESIDE = 5;

export const partsOf = (years: boolean): Part[] => PARTS.filter((part) => years || !OF_YEARS.includes(part));

const inPath = (saved: string) => saved.split('/').map(encodeURIComponent).join('/');
export const textPath = (saved: string): string => `/papers/${inPath(saved)}`;

/** Address of the paper: on a plan that was worked out, with the texts of a saved one, beside others. */
export function paperAddress(plan: string, saved: string | null, beside: readonly string[], language: string): string {
  const asked = new URLSearchParams([...(saved ? [['of', saved]] : []), ...beside.map((other) => ['with', other]), ['language', language]]);
  return `${ROOT}/plans/${plan}/paper?${asked}`;
}

/** What somebody puts into their page; the title is told to those who do not see it. */
export function frameCode(origin: string, address: string, title: string): string {
  const escaped = title.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<iframe src="${origin}${address}" title="${escaped}" width="800" height="600" style="border:0" loading="lazy" sandbox="allow-popups"></iframe>`;
}

/** Origins as they were typed, one a line. */
export const originsOf = (typed: string): string[] => typed.split(/\s+/).filter(Boolean);
