/** Whether a plan that was computed twice has the same numbers. */
import type { Manifest } from '../api/types';

export interface Proof {
  seconds: number;
  count: number;
  /** SHA-256 of all numbers. */
  hash: string;
  /** Paths of numbers that are not the same, or that only one of the two has. */
  differing: string[];
}

type Numbers = Manifest['numbers'];

/** The hash decides; the numbers say which ones differ. */
export function differing(before: Numbers, after: Numbers): string[] {
  if (before.sha256 === after.sha256) return [];
  const paths = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
  return [...paths].filter((path) => before.values[path] !== after.values[path]);
}
