/** Example values of the States page. They are made up, and the page says so. */
import type { Interval, Known } from '../api/types';

export interface ExampleNumber {
  /** Ends the key of its caption: `web-states-number-…`. */
  kind: string;
  value: number | null;
  unit: string;
  known: Known;
  interval?: Interval;
  uncertain?: boolean;
  age?: number;
  rhythm?: number;
  since?: Date;
  fewerThan?: number;
}

const MINUTE = 60;

export const NUMBERS: ExampleNumber[] = [
  { kind: 'measured', value: 60.2, unit: 'µg/m³', known: 'measured', interval: { low: 54, high: 66 } },
  { kind: 'computed', value: 2.402, unit: 'm³/s', known: 'computed', interval: { low: 2.25, high: 2.55 } },
  { kind: 'assumed', value: 214_300_000, unit: 'money', known: 'assumed', interval: { low: 183e6, high: 245e6 } },
  { kind: 'lopsided', value: 14_000, unit: 't', known: 'computed', interval: { low: 12_000, high: 19_000 } },
  { kind: 'unsure', value: 88, unit: 'percent', known: 'measured', uncertain: true },
  { kind: 'old', value: 0.47, unit: 'm', known: 'measured', uncertain: true, age: 25 * MINUTE, rhythm: 10 * MINUTE },
  { kind: 'stale', value: 0.42, unit: 'm', known: 'measured', uncertain: true, age: 180 * MINUTE, rhythm: 10 * MINUTE },
  { kind: 'missing', value: null, unit: '°C', known: 'measured', since: new Date(2018, 5, 5, 15, 0) },
  { kind: 'withheld', value: 7, unit: 'person', known: 'measured', fewerThan: 10 },
];

const steps = (name: string, ends: (number | string)[]) => ends.map((end) => `--${name}-${end}`);

export const SCALES: { name: string; tokens: string[] }[] = [
  { name: 'amount', tokens: steps('amount', [1, 2, 3, 4, 5, 6]) },
  { name: 'burden', tokens: steps('burden', [1, 2, 3, 4, 5, 6]) },
  { name: 'change', tokens: steps('change', ['n3', 'n2', 'n1', 0, 'p1', 'p2', 'p3']) },
  { name: 'kinds', tokens: steps('cat', [1, 2, 3, 4, 5, 6, 'other']) },
  { name: 'map', tokens: steps('map', ['water', 'land', 'green', 'road', 'missing', 'rail', 'tree']) },
];
