/** Layouts of a square: the question, the marks of the chart, and what a drawing from above shows. */
import type { LayoutOfSpace, LayoutScore, LayoutsResult } from '../../api/types';

export interface Draft {
  entity: string;
  /** Id of the square; empty until one is chosen. */
  space: string;
  /** Money that a layout costs at most; null without a limit. */
  budget: number | null;
  seed: number;
  keepWays: boolean;
}

/** The question to the server. */
export const questionOf = ({ entity, space, budget, seed, keepWays }: Draft): Record<string, unknown> => ({
  entity,
  space,
  seed,
  keep_ways: keepWays,
  ...(budget === null ? {} : { budget }),
});

/** Scores at first: the first one up, and as colour the next of which less is better; any other where there is none. */
export function axesOf(scores: LayoutScore[]): { up: number; colour: number } {
  const next = scores.findIndex(({ better }, at) => at > 0 && better === 'less');
  return { up: 0, colour: next < 0 ? Math.min(1, scores.length - 1) : next };
}

/** Classes of colour, from the best to the worst of the layouts and today. */
export const CLASSES = 5;

/** The class of each layout by a score: 0 is the best. */
export function classesOf(layouts: LayoutOfSpace[], score: LayoutScore, at: number): number[] {
  const values = layouts.map(({ values }) => values[at]);
  const [low, high] = [Math.min(score.today, ...values), Math.max(score.today, ...values)];
  return values.map((value) => {
    const share = high > low ? (value - low) / (high - low) : 0;
    const bad = score.better === 'more' ? 1 - share : share;
    return Math.min(CLASSES - 1, Math.floor(bad * CLASSES));
  });
}

export interface DrawnCell {
  x: number;
  y: number;
  drawn: string;
  /** Part of the cell, where one of its settings is that; else all of it. */
  part: number;
}

/** Cells of a layout as they are drawn, what lies on the ground before what stands over it; y grows downwards. */
export function drawingOf(answer: LayoutsResult, layout: LayoutOfSpace): DrawnCell[] {
  const { top } = extentOf(answer);
  const over = new Set(['crown', 'sail']);
  const cells = layout.measures.flatMap(({ drawn, cells, settings }) => {
    const part = Math.min(1, Math.max(0.05, Object.values(settings).find((value) => value > 0 && value <= 1) ?? 1));
    return cells.map((at) => ({ x: answer.cells[at].x, y: top - answer.cells[at].y - answer.side, drawn, part }));
  });
  return [...cells.filter(({ drawn }) => !over.has(drawn)), ...cells.filter(({ drawn }) => over.has(drawn))];
}

/** Metres that cells and outline of a square take up. */
export function extentOf({ cells, side, outline }: LayoutsResult): { left: number; right: number; bottom: number; top: number } {
  const xs = [...cells.flatMap(({ x }) => [x, x + side]), ...outline.flat().map(([x]) => x)];
  const ys = [...cells.flatMap(({ y }) => [y, y + side]), ...outline.flat().map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** The outline as an SVG path, north up. */
export function outlinePath(answer: LayoutsResult): string {
  const { top } = extentOf(answer);
  return answer.outline.map((ring) => `M${ring.map(([x, y]) => `${x} ${Math.round(10 * (top - y)) / 10}`).join('L')}Z`).join('');
}
