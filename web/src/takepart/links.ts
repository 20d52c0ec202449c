/** Links by which somebody answers once, `/take-part#survey-1=N-…`: what stands behind # comes into no log. */

export type Asked = 'consultation' | 'survey';

/** What a link says; a code alone may be of any consultation or survey. */
export interface AnswerLink {
  of: Asked | null;
  number: number | null;
  code: string;
}

const LINK = /^(?:(consultation|survey)-([1-9]\d{0,8})=)?(.+)$/;
const CODE = /^[WNPC][0-9A-Z]{20}$/;
const GROUPS = /.{5}/g;

/** A code as the city gives it, N-01234-…, of one that somebody typed; null for what can be none. */
export function voiceCode(typed: string): string | null {
  const bare = typed.replace(/[\s-]/g, '').toUpperCase();
  return CODE.test(bare) ? [bare[0], ...bare.slice(1).match(GROUPS)!].join('-') : null;
}

/** What stands behind # of an address; null where it is no such link. */
export function readLink(hash: string): AnswerLink | null {
  const [, of, number, typed] = LINK.exec(hash.replace(/^#/, '')) ?? [];
  const code = voiceCode(typed ?? '');
  if (!code) return null;
  return { of: (of as Asked | undefined) ?? null, number: number ? Number(number) : null, code };
}

/** Whether an address would be such a link, but its code is not whole. */
export const brokenLink = (hash: string): boolean => /^#?(?:consultation|survey)-[1-9]\d{0,8}=/.test(hash) && readLink(hash) === null;

/** Bring what a link leads to into sight, and go on from there with the keyboard. */
export function arrive(node: HTMLElement): void {
  node.tabIndex = -1;
  node.scrollIntoView({ block: 'start' });
  node.focus({ preventScroll: true });
}

/** The code that a link brought for something, or that it brought for anything. */
export function codeFor(link: AnswerLink | null, of: Asked, number: number): { code: string; sure: boolean } | null {
  if (!link || (link.of !== null && (link.of !== of || link.number !== number))) return null;
  return { code: link.code, sure: link.of !== null };
}

export const writeLink = (origin: string, of: Asked, number: number, code: string): string => `${origin}/take-part#${of}-${number}=${code}`;
