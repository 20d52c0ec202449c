/** The tree of an explanation: what makes a number uncertain, and the steps that it is worked out by. */
import type { Driver, Explanation } from '../api/types';

/** Below this share of the uncertainty, causes are folded into one line. */
export const LEAST_SHARE = 0.05;
/** Kinds that come from nothing else. */
const LEAVES = ['given', 'parameter'];
const SUMS = ['total', 'mean'];

export type Node = { id: string; share: number | null } & (
  | { what: 'step'; step: Explanation; parent: Explanation }
  | { what: 'cause'; cause: Driver }
  | { what: 'rest' | 'parts'; nodes: Node[] }
);

/** First level: of a sum the causes of its uncertainty and then its largest parts, else its inputs by their share. */
export function roots(root: Explanation, causes: Driver[]): Node[] {
  const steps = stepsOf(root, root.inputs);
  if (!SUMS.includes(root.kind)) return folded(steps);
  const uncertain = causes.map((cause): Node => ({ what: 'cause', id: cause.input, share: cause.share, cause }));
  return [...folded(uncertain), ...(steps.length ? [{ what: 'parts' as const, id: 'parts', share: null, nodes: steps }] : [])];
}

/** Steps that a step comes from; of a sum they have no share of their own, since all its parts hang on the same. */
export function stepsOf(parent: Explanation, inputs: Explanation[]): Node[] {
  const shared = !SUMS.includes(parent.kind);
  return inputs.map((step) => ({ what: 'step', id: idOf(step, parent), share: shared ? step.share : null, step, parent }));
}

/** The nodes with those of little share behind one line, where that saves lines. */
export function folded(nodes: Node[]): Node[] {
  const small = nodes.filter(({ share }) => share !== null && share < LEAST_SHARE);
  if (small.length < 2 || small.length === nodes.length) return nodes;
  const share = small.reduce((sum, node) => sum + node.share!, 0);
  return [...nodes.filter((node) => !small.includes(node)), { what: 'rest', id: 'rest', share, nodes: small }];
}

export function isLeaf({ kind }: Explanation): boolean {
  return LEAVES.includes(kind);
}

/** Every path that leads to this one, itself included: "a/b" has "a" and "a/b". */
export function pathsTo(path: string): string[] {
  const steps = path.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

function idOf(step: Explanation, parent: Explanation): string {
  return step.row === null || (step.row === parent.row && step.entity === parent.entity) ? step.quantity : `${step.quantity}.${step.row}`;
}
