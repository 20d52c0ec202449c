/** How a unit of the register is written beside a number, and by which power of ten the number is shown. */

export interface WrittenUnit {
  /** Shown before the number: the sign of a currency. */
  before: string;
  /** Shown after it: "GWh/a". */
  after: string;
  /** Divide the value by this. */
  divisor: number;
  kind: 'plain' | 'money' | 'year' | 'share' | 'category';
}

const LADDERS: Record<string, [symbol: string, factor: number][]> = {
  kWh: [['kWh', 1], ['MWh', 1e3], ['GWh', 1e6], ['TWh', 1e9]],
  kg: [['kg', 1], ['t', 1e3], ['kt', 1e6], ['Mt', 1e9]],
  t: [['t', 1], ['kt', 1e3], ['Mt', 1e6]],
  W: [['W', 1], ['kW', 1e3], ['MW', 1e6], ['GW', 1e9]],
  kW: [['kW', 1], ['MW', 1e3], ['GW', 1e6]],
  'm²': [['m²', 1], ['km²', 1e6]],
};
const STEP_AT = 10;
export const WORDS: Record<string, string> = { percent: '%', degree: '°', category: '', '1': '', 'year number': '' };

/** `size` is the largest magnitude that stands beside the number, so that today and plan share one power of ten. */
export function writeUnit(unit: string, size: number, currency: string, tag = 'en'): WrittenUnit {
  if (unit === 'year number') return { before: '', after: '', divisor: 1, kind: 'year' };
  if (unit === 'category') return { before: '', after: '', divisor: 1, kind: 'category' };
  const [first, rest] = split(unit);
  if (first === 'money') return { before: currency, after: readable(rest, tag), divisor: 1, kind: 'money' };
  if (unit in WORDS) return { before: '', after: WORDS[unit], divisor: 1, kind: 'plain' };
  const [symbol, divisor] = rest === '' || rest === '/a' ? climb(first, size) : [first, 1];
  return { before: '', after: named(symbol, rest, tag) + readable(rest, tag), divisor, kind: 'plain' };
}

/** Years of which some come with each year or person, as those of life, are no unit that a letter stands for. */
function named(symbol: string, rest: string, tag: string): string {
  if (symbol !== 'a' || !rest) return symbol;
  return tag.startsWith('zh') ? '年' : 'years';
}

/** "kWh/(m²·a)" as people write it in a table: "kWh/m² a", in Chinese "kWh/m² 年". */
export function readable(unit: string, tag = 'en'): string {
  const [first, rest] = split(unit);
  const plain = (named(first, rest, tag) + rest).replace(/[()]/g, '').replace(/\bm3\b/g, 'm³').replace(/·/g, '\u00a0');
  return tag.startsWith('zh') ? plain.replace(/(?<=[/\u00a0])a\b/g, '年').replace(/\bperson\b/g, '人') : plain;
}

function split(unit: string): [first: string, rest: string] {
  const slash = unit.indexOf('/');
  return slash < 0 ? [unit, ''] : [unit.slice(0, slash), unit.slice(slash)];
}

function climb(symbol: string, size: number): [symbol: string, divisor: number] {
  const ladder = LADDERS[symbol] ?? [[symbol, 1]];
  return ladder.findLast(([, factor]) => size >= factor * STEP_AT) ?? ladder[0];
}
