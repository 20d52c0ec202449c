/** Undo and redo over whole states: what was before, what comes again. Nothing here changes what it is given. */

/** A state, and the change that led away from it. */
export interface Step<State, Change> {
  state: State;
  change: Change;
}

export interface Timeline<State, Change> {
  past: Step<State, Change>[];
  now: State;
  future: Step<State, Change>[];
}

/** Steps that are kept; the oldest is forgotten first. */
export const MOST_STEPS = 200;

export function begin<State, Change>(now: State): Timeline<State, Change> {
  return { past: [], now, future: [] };
}

/** A new state. One that `joins` the last change, such as the next pixel of a drag, makes no step of its own. */
export function record<State, Change>(line: Timeline<State, Change>, now: State, change: Change, joins: (last: Change) => boolean): Timeline<State, Change> {
  const last = line.past.at(-1);
  const joined = last !== undefined && line.future.length === 0 && joins(last.change);
  return { past: joined ? line.past : [...line.past, { state: line.now, change }].slice(-MOST_STEPS), now, future: [] };
}

export function undo<State, Change>(line: Timeline<State, Change>): Timeline<State, Change> {
  const last = line.past.at(-1);
  if (!last) return line;
  return { past: line.past.slice(0, -1), now: last.state, future: [{ state: line.now, change: last.change }, ...line.future] };
}

export function redo<State, Change>(line: Timeline<State, Change>): Timeline<State, Change> {
  const [next, ...future] = line.future;
  if (!next) return line;
  return { past: [...line.past, { state: line.now, change: next.change }], now: next.state, future };
}
