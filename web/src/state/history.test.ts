import { expect, it } from 'vitest';
import { MOST_STEPS, begin, record, redo, undo, type Timeline } from './history';

type Line = Timeline<number, string>;
const apart = () => false;
const line = (...states: number[]): Line => states.reduce((so, state) => record(so, state, `to ${state}`, apart), begin<number, string>(0));

it('goes back and forth through every state', () => {
  let now = line(1, 2, 3);
  const seen = [now.now];
  for (let step = 0; step < 4; step += 1) seen.push((now = undo(now)).now);
  for (let step = 0; step < 4; step += 1) seen.push((now = redo(now)).now);
  expect(seen).toEqual([3, 2, 1, 0, 0, 1, 2, 3, 3]);
  expect(now).toEqual(line(1, 2, 3));
});

it('names the change that it takes back or brings again', () => {
  const back = undo(line(1, 2));
  expect([line(1, 2).past.at(-1)?.change, back.past.at(-1)?.change, back.future[0].change]).toEqual(['to 2', 'to 1', 'to 2']);
});

it('makes one step of one drag', () => {
  let dragged = line(1);
  for (const state of [2, 3, 4]) dragged = record(dragged, state, 'drag', (last) => last === 'drag');
  expect(dragged.past.map(({ change }) => change)).toEqual(['to 1', 'drag']);
  expect(undo(dragged).now).toBe(1);
  expect(redo(undo(dragged)).now).toBe(4);
});

it('does not join a change to one that was taken back', () => {
  const back = undo(record(line(1), 2, 'drag', apart));
  const again = record(record(back, 5, 'drag', apart), 6, 'drag', (last) => last === 'drag');
  expect(again.past.length).toBe(2);
  expect(undo(again).now).toBe(1);
});

it('forgets what would come again once something else is done', () => {
  expect(redo(record(undo(line(1, 2)), 9, 'other', apart)).now).toBe(9);
});

it('keeps a bounded number of steps, and changes nothing it is given', () => {
  const long = line(...Array.from({ length: MOST_STEPS + 50 }, (_, state) => state + 1));
  expect(long.past.length).toBe(MOST_STEPS);
  const before = structuredClone(long);
  undo(long);
  record(long, -1, 'x', apart);
  expect(long).toEqual(before);
});
