/** Quantities that are one of a few kinds: each kind has a colour of its own, and no kind is less than another. */
import type { Quantity } from '../api/types';
import { MOST_CLASSES, type Classes } from './classes';

type Named = Pick<Quantity, 'unit' | 'categories'>;

/** The labels of the kinds by their codes; null of numbers, and of more kinds than colours can tell apart. */
export function kindsOf(quantity: Named | null): string[] | null {
  const kinds = quantity?.unit === 'category' ? (quantity.categories ?? []) : [];
  return kinds.length > 1 && kinds.length <= MOST_CLASSES ? kinds.map(({ label }) => label) : null;
}

/** A class for each code, from 0. */
export function kindClasses(kinds: readonly string[]): Classes {
  return { lowest: 0, breaks: kinds.slice(1).map((_, before) => before + 0.5) };
}

/** Colours that are told apart without a rank; what is beyond them is grey. */
export function kindTokens(kinds: readonly string[]): string[] {
  return kinds.map((_, code) => (code < COLOURS ? `--cat-${code + 1}` : '--cat-other'));
}

/** What a code stands for; null of a number. */
export function kindOf(quantity: Named | null, code: number): string | null {
  return kindsOf(quantity)?.[code] ?? null;
}

const COLOURS = 6;
