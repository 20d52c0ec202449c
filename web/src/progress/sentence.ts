/** The sentence that answers the question of the place, as a key and the points of time and years in it. */
import { hasEnds } from '../api/interval';
import type { CourseOfCity, Interval } from '../api/types';

export interface Answer {
  key: string;
  /** Point of time in years that the sentence names. */
  point: number | null;
  year: number | null;
  /** Ends of the 90 % interval of that point, where both are known and differ by a month or more. */
  between: [from: number, to: number] | null;
}

const MONTH = 1 / 12;

export function answerOf(course: CourseOfCity): Answer {
  const { budget, target } = course;
  if (!course.promise || !target) return plain('web-progress-none');
  if (!budget) return target.verdict ? plain(`web-progress-target-${target.verdict}`, target.by) : plain('web-progress-unknown', target.missing[0] ?? target.by);
  if (budget.left !== null && budget.left <= 0) return plain('web-progress-used-up', budget.last);
  if (budget.verdict === 'missed' && budget.lasts !== null) return { ...plain('web-progress-lasts', budget.last), point: budget.lasts, between: ends(budget.earliest, budget.latest) };
  if (budget.verdict === 'unclear') return { ...plain('web-progress-close', budget.last), point: budget.earliest ?? budget.lasts };
  if (target.verdict === 'missed' || target.verdict === 'unclear') return plain(`web-progress-outlasts-${target.verdict}`, budget.last);
  return plain('web-progress-outlasts', budget.last);
}

function plain(key: string, year: number | null = null): Answer {
  return { key, point: null, year, between: null };
}

function ends(from: number | null, to: number | null): Answer['between'] {
  return from !== null && to !== null && to - from >= MONTH ? [from, to] : null;
}

/** The part of a gap that is closed, in words where it is near a simple fraction. */
export type Fraction = 'quarter' | 'third' | 'half' | 'two-thirds' | 'three-quarters' | 'all' | 'other';

const FRACTIONS: [share: number, name: Fraction][] = [[1 / 4, 'quarter'], [1 / 3, 'third'], [1 / 2, 'half'], [2 / 3, 'two-thirds'], [3 / 4, 'three-quarters']];
const NEAR = 0.02;
/** Less than this is nothing. */
export const LEAST = 0.005;

export function fractionOf(share: number): Fraction {
  if (share >= 1) return 'all';
  return FRACTIONS.find(([at]) => Math.abs(share - at) <= NEAR)?.[1] ?? 'other';
}

/** The interval of what is left of a budget, or of what was emitted beyond it, as the number is told. */
export function leftBetween(budget: CourseOfCity['budget']): Interval | null {
  if (!budget || budget.left === null || !hasEnds(budget.interval)) return null;
  const { low, high } = budget.interval;
  return budget.left < 0 ? { low: -high, high: -low } : { low, high };
}
