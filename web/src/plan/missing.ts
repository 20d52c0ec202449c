/** What a number that could not be computed lacks: the deepest steps of its explanation that have no value. */
import type { Explanation } from '../api/types';

const MOST = 3;

export function missingIn(node: Explanation): string[] {
  return [...new Set(deepest(node).map(({ label }) => label))].slice(0, MOST);
}

function deepest(node: Explanation): Explanation[] {
  return node.inputs
    .filter(({ value }) => value === null)
    .flatMap((input) => {
      const below = deepest(input);
      return below.length ? below : [input];
    });
}
