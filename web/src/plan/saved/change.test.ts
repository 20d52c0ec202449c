import { expect, it } from 'vitest';
import { newMeasure } from '../../state/measure';
import { changeOf, goesOn, type PlanState } from './change';

const walls = newMeasure('insulate_walls');
const roof = newMeasure('insulate_roof');
const plan: PlanState = { name: 'Warm', measures: [walls, roof], rest: {} };
const kind = (now: Partial<PlanState>) => {
  const { kind, intervention } = changeOf(plan, { ...plan, ...now }, 1);
  return [kind, intervention];
};

it('names what was edited', () => {
  expect(kind({ name: 'Cold' })).toEqual(['name', '']);
  expect(kind({ measures: [...plan.measures, newMeasure('use_timber')] })).toEqual(['added', 'use_timber']);
  expect(kind({ measures: [roof] })).toEqual(['removed', 'insulate_walls']);
  expect(kind({ measures: [{ ...walls, on: false }, roof] })).toEqual(['switched', 'insulate_walls']);
  expect(kind({ measures: [walls, { ...roof, uptake: 0.5 }] })).toEqual(['uptake', 'insulate_roof']);
  expect(kind({ measures: [walls, { ...roof, where: { zone: ['Kallio'] } }] })).toEqual(['where', 'insulate_roof']);
  expect(kind({ measures: [walls, { ...roof, settings: { x: 1 } }] })).toEqual(['settings', 'insulate_roof']);
  expect(kind({ name: 'Cold', measures: [roof] })).toEqual(['plan', '']);
  expect(kind({ rest: { seed: 1 } })).toEqual(['plan', '']);
});

it('joins what one gesture does to one thing', () => {
  const drag = (uptake: number, gesture: number) => changeOf(plan, { ...plan, measures: [walls, { ...roof, uptake }] }, gesture);
  expect(goesOn(drag(0.9, 4), drag(0.8, 4))).toBe(true);
  expect(goesOn(drag(0.9, 4), drag(0.8, 5))).toBe(false);
  expect(goesOn(drag(0.9, 4), changeOf(plan, { ...plan, name: 'x' }, 4))).toBe(false);
});
