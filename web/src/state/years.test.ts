import { expect, it } from 'vitest';
import { newMeasure } from './measure';
import { byAndBy, movePoint, newTarget, ofOneDay, overYears, pointsOf, saying, shareOf, withPoint } from './years';

it('makes a plan of years and one of a day again', () => {
  const rest = { date: '2026-07-01', description: 'for the council' };
  const years = overYears(rest, 2026);
  expect(years).toEqual({ ...rest, years: { from: 2026, to: 2050 } });
  const measures = [newMeasure('a', { uptake: { 2026: 0, 2040: 0.6 }, rest: { when: { facade_due: { at_least: 1 } } } })];
  const day = ofOneDay({ ...years, target: newTarget({ from: 2026, to: 2050 }), budget: { emissions: 5 }, scenario: 'x' }, measures);
  expect(day.rest).toEqual(rest);
  expect(day.measures[0]).toMatchObject({ key: measures[0].key, uptake: 0.6, rest: {} });
});

it('keeps what it does not edit and takes away what is no longer said', () => {
  const rest = { target: { base_year: 2020, reduction: 0.6, by: 2040, milestones: [] }, seed: 7 };
  expect(saying(rest, 'budget', { emissions: 5 })).toEqual({ ...rest, budget: { emissions: 5 } });
  expect(saying(rest, 'target', null)).toEqual({ seed: 7 });
  expect(newTarget({ from: 2026, to: 2035 })).toEqual({ base_year: 2026, reduction: 0.6, by: 2035 });
});

it('reads a ramp in order of its years, and its last share', () => {
  expect(pointsOf({ 2040: 0.6, 2026: 0 })).toEqual([[2026, 0], [2040, 0.6]]);
  expect([shareOf({ 2040: 0.6, 2026: 0 }), shareOf(0.4)]).toEqual([0.6, 0.4]);
  expect(byAndBy(0.4, { from: 2026, to: 2050 })).toEqual({ 2026: 0, 2050: 0.4 });
});

it('adds and moves points of a ramp, and refuses what is none', () => {
  const ramp = { 2026: 0, 2040: 0.6 };
  expect(withPoint(ramp)).toEqual({ 2026: 0, 2033: 0.3, 2040: 0.6 });
  expect(withPoint({ 2026: 0, 2027: 0.6 })).toEqual({ 2026: 0, 2027: 0.6 });
  expect(withPoint({ 2030: 0.6 })).toEqual({ 2029: 0, 2030: 0.6 });
  expect(movePoint(ramp, 2040, [2045, 0.7])).toEqual({ 2026: 0, 2045: 0.7 });
  expect(movePoint(ramp, 2026, [2040, 0.7])).toEqual(ramp);
  expect(movePoint(ramp, 2026, [2026, 1.2])).toEqual(ramp);
  expect(movePoint(ramp, 2026, [Number.NaN, 0.2])).toEqual(ramp);
});
