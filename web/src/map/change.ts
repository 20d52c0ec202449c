/** Classes of the difference between plan and today: as many below zero as above, the middle one too close to call. */
import { DEGREES, type Classes } from './classes';

/** Changes below this share of what is usual today are told apart by nobody: models of single buildings differ by as much. */
export const TOO_CLOSE = 0.05;
const STEPS = 3;

/** Breaks at ± three round numbers. */
export function changeClasses(today: Float32Array, plan: Float32Array, unit = ''): Classes {
  const changes = sizes(today, plan);
  const usual = unit === DEGREES ? span(today) : Math.abs(middle(today.filter((value) => value !== 0 && !Number.isNaN(value)).sort()));
  const least = rounded(TOO_CLOSE * (usual || at(changes, 0.9) || 1 / TOO_CLOSE));
  const clear = changes.subarray(changes.findIndex((size) => size >= least));
  const rising = [least];
  for (let step = 1; step < STEPS; step++) {
    const wanted = rounded(clear.length && at(changes, 1) >= least ? at(clear, step / STEPS) : 0);
    rising.push(wanted > rising[step - 1] ? wanted : 2 * rising[step - 1]);
  }
  return { lowest: -Infinity, breaks: [...rising.map((size) => -size).reverse(), ...rising] };
}

/** Plan less today of every building. */
export function differences(today: Float32Array, plan: Float32Array): Float32Array {
  return today.map((value, row) => plan[row] - value);
}

function sizes(today: Float32Array, plan: Float32Array): Float32Array {
  return differences(today, plan).map(Math.abs).filter((size) => size > 0).sort();
}

/** From where to where most values lie: of temperatures, whose zero is a convention, a share of them means nothing. */
function span(values: Float32Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  return at(known, 0.95) - at(known, 0.05);
}

function at(sorted: Float32Array, share: number): number {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : 0;
}

function middle(sorted: Float32Array): number {
  return at(sorted, 0.5);
}

/** One digit is enough for a step of change. */
function rounded(size: number): number {
  return size === 0 ? 0 : Number(size.toPrecision(1));
}
