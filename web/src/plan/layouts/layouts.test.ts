/** The question about layouts, the colours of their marks, and drawings with north up. */
import { describe, expect, it } from 'vitest';
import type { LayoutOfSpace, LayoutScore, LayoutsResult } from '../../api/types';
import { axesOf, classesOf, drawingOf, outlinePath, questionOf } from './layouts';

const score = (quantity: string, better: 'less' | 'more', today: number): LayoutScore => ({ quantity, label: quantity, unit: 'K', better, mean: true, today });
const layout = (...values: number[]): LayoutOfSpace => ({ values, cost: 1, running_cost: 0, words: '', measures: [], plan: {} as LayoutOfSpace['plan'] });

describe('the question', () => {
  it('says a budget only where there is one', () => {
    const draft = { entity: 'square', space: 'a', budget: null, seed: 3, keepWays: true };
    expect(questionOf(draft)).toEqual({ entity: 'square', space: 'a', seed: 3, keep_ways: true });
    expect(questionOf({ ...draft, budget: 9 })).toMatchObject({ budget: 9 });
  });
});

describe('the chart', () => {
  it('has the first score up and the next of which less is better as colour', () => {
    expect(axesOf([score('heat', 'less', 1), score('carbon', 'more', 0), score('water', 'less', 5)])).toEqual({ up: 0, colour: 2 });
    expect(axesOf([score('heat', 'less', 1), score('carbon', 'more', 0)])).toEqual({ up: 0, colour: 1 });
    expect(axesOf([score('heat', 'less', 1)])).toEqual({ up: 0, colour: 0 });
  });
  it('colours the best alike, whichever direction is better', () => {
    expect(classesOf([layout(0), layout(50), layout(100)], score('water', 'less', 100), 0)).toEqual([0, 2, 4]);
    expect(classesOf([layout(0), layout(50), layout(100)], score('people', 'more', 0), 0)).toEqual([4, 2, 0]);
    expect(classesOf([layout(1), layout(1)], score('water', 'less', 1), 0)).toEqual([0, 0]);
  });
});

describe('the drawing', () => {
  const answer = {
    cells: [{ x: 0, y: 0, free: 1 }, { x: 0, y: 10, free: 0.7 }],
    side: 10,
    outline: [[[0, 0], [10, 0], [10, 20], [0, 20], [0, 0]]],
  } as unknown as LayoutsResult;

  it('has north up, and crowns over what lies on the ground', () => {
    const one: LayoutOfSpace = { ...layout(1), measures: [
      { intervention: 'trees', label: 'Trees', words: 'Trees (1 cell)', drawn: 'crown' as const, cells: [1], settings: { part: 0.4 } },
      { intervention: 'grass', label: 'Grass', words: 'Grass (2 cells)', drawn: 'grass' as const, cells: [0, 1], settings: {} },
    ] };
    expect(drawingOf(answer, one)).toEqual([
      { x: 0, y: 10, drawn: 'grass', part: 1 },
      { x: 0, y: 0, drawn: 'grass', part: 1 },
      { x: 0, y: 0, drawn: 'crown', part: 0.4 },
    ]);
    expect(outlinePath(answer)).toBe('M0 20L10 20L10 0L0 0L0 20Z');
  });
});
