/** Six classes with round breaks between them: one array for map, legend and both halves of the comparison. */

export const CLASSES = 6;
/** A difference has three classes below the middle one and three above. */
export const MOST_CLASSES = 7;

/** Unit of temperatures, whose zero is a convention. */
export const DEGREES = '°C';
/** Share of the values in two declared classes from which temperatures have classes of their own, made from the data. */
const TWO_COLOURS = 0.85;

export interface Classes {
  /** The lower end that the legend writes at the first class. */
  lowest: number;
  /** Breaks between the classes, rising. */
  breaks: number[];
}

/** Breaks of the register where it has them, else round quantiles of today's values. */
export function classesOf(declared: readonly number[] | null, values: Float32Array, unit = ''): Classes {
  if (unit === DEGREES && declared?.length && inTwoClasses(values, declared)) return classesOf(null, values);
  if (declared && declared.length >= CLASSES - 1) {
    const breaks = declared.slice(-(CLASSES - 1));
    return { lowest: declared.length >= CLASSES ? declared[declared.length - CLASSES] : below(breaks, values), breaks };
  }
  if (declared?.length) return { lowest: below(declared, values), breaks: [...declared] };
  const breaks = roundQuantiles(values);
  return { lowest: lowEnd(breaks, values), breaks };
}

/** Class of a value, 0 to 5: as many as there are breaks at or below it. */
export function classOf(value: number, { breaks }: Classes): number {
  return breaks.filter((limit) => value >= limit).length;
}

export function countMissing(values: Float32Array): number {
  let missing = 0;
  // By index: going through the iterator takes ten times as long until it is compiled.
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) missing++;
  return missing;
}

/** Nearly all values lie in two classes of declared breaks: a map of them would have two colours. */
function inTwoClasses(values: Float32Array, breaks: readonly number[]): boolean {
  const counts = new Array<number>(breaks.length + 1).fill(0);
  let known = 0;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    counts[classOf(values[row], { lowest: 0, breaks: [...breaks] })]++;
    known++;
  }
  const [most, next = 0] = counts.sort((one, other) => other - one);
  return known > 0 && most + next >= TWO_COLOURS * known;
}

function lowEnd(breaks: readonly number[], values: Float32Array): number {
  let least = Infinity;
  for (let row = 0; row < values.length; row++) if (values[row] < least) least = values[row];
  if (!Number.isFinite(least) || (least >= 0 && least < (breaks[0] ?? Infinity) / 2)) return 0;
  return Math.min(roundDown(least), breaks[0] ?? least);
}

/** Lower end below declared breaks: where no value is below the first of them, the legend does not write it twice. */
function below(breaks: readonly number[], values: Float32Array): number {
  const lowest = lowEnd(breaks, values);
  return breaks[0] > 0 && lowest >= breaks[0] ? 0 : lowest;
}

function roundQuantiles(values: Float32Array): number[] {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return [];
  const at = (share: number) => known[Math.min(known.length - 1, Math.floor(share * known.length))];
  const breaks = Array.from({ length: CLASSES - 1 }, (_, index) => roundNear(at((index + 1) / CLASSES)));
  return [...new Set(breaks)];
}

/** Two digits are enough for a break. */
function roundNear(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}

function roundDown(value: number): number {
  if (value === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Math.floor(value / step) * step;
}
