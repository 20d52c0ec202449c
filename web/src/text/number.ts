/** Numbers as a person reads them: three digits, a true minus, the currency where the language has it, the unit after. */
import { writeUnit } from './unit';
import { numberFormat } from './formats';

export interface Written {
  /** Sign of the currency, in a language that has it before a number. */
  before: string;
  value: string;
  /** What belongs to the number but is set small: "M", "亿". */
  scale: string;
  unit: string;
}

export interface Manner {
  tag: string;
  currency: string;
  /** Always + or −, as changes have it. */
  signed?: boolean;
  /** The largest magnitude beside it; default: the value's own. */
  beside?: number;
  digits?: number;
  /** Chooses the power of ten in place of the number itself, for one that stands without a unit of its own. */
  size?: number;
  /** Power of ten of the last place that is written, of the bare value; rules over `digits`. */
  last?: number;
  /** It stands in a narrow column: millions are told as such, whatever the unit. */
  narrow?: boolean;
}

const DIGITS = 3;
/** Difference of the two sides, as a share of the interval, from which it is told by its ends; the report has the same. */
const LOPSIDED = 0.1;
/** Width of an interval, as a share of its number, below which it tells nothing: no draw moves it but by rounding. */
const NARROW = 1e-3;
/** Share of what stands beside a number, below which the number is none. */
const NOTHING = 1e-9;
const COMPACT_FROM = 1e6;
/** Of a unit without greater ones beside it, such as kilometres: below that all digits are read more easily. */
const COMPACT_PLAIN_FROM = 1e7;

/**
 * A number rounded to the second digit of its uncertainty, the power of ten of that place, and whether both sides are alike:
 * not of an interval that ends at zero, or where half of it to both sides would reach past zero.
 */
export function fit(value: number, low: number, high: number): { rounded: number; step: number; symmetric: boolean } {
  const half = (high - low) / 2;
  if (!(half > 0) || !Number.isFinite(half)) return { rounded: value, step: 0, symmetric: true };
  const step = Math.floor(Math.log10(half)) - 1;
  const past = (low >= 0 && value < half) || (high <= 0 && -value < half);
  const symmetric = !past && Math.abs(high - value - (value - low)) <= LOPSIDED * (high - low);
  return { rounded: roundTo(value, step), step, symmetric };
}

/** False of an interval that no draw widens; true of one of a number that is nothing whatever is drawn. */
export function tells(low: number, high: number): boolean {
  const size = Math.max(Math.abs(low), Math.abs(high));
  return size === 0 || high - low > NARROW * size;
}

/** Digits with the sign of a minus in place of a hyphen. */
export const trueMinus = (digits: string): string => digits.replace('-', '−');

/** Whether a number is more than what rounding leaves of a sum. */
export const isSome = (value: number, size: number): boolean => Math.abs(value) > NOTHING * size;

/** What is some is not written as none: it has digits of its own where those of what stands beside it would say so. */
export function writeNumber(value: number, unit: string, manner: Manner): Written {
  const result = writeBeside(value, unit, manner);
  const alone = manner.beside !== undefined && manner.size === undefined && manner.last === undefined;
  return alone && isSome(value, manner.beside!) && !/[1-9]/.test(result.value) ? writeBeside(value, unit, { ...manner, beside: undefined }) : result;
}

function writeBeside(value: number, unit: string, manner: Manner): Written {
  const size = manner.size ?? Math.max(Math.abs(value), manner.beside ?? 0);
  const written = writeUnit(unit, size, manner.currency, manner.tag);
  const place = manner.last === undefined ? undefined : manner.last - Math.round(Math.log10(written.divisor));
  const compact = size >= (written.kind === 'money' ? COMPACT_FROM : written.kind === 'plain' && written.divisor === 1 ? (manner.narrow ? COMPACT_FROM : COMPACT_PLAIN_FROM) : Infinity);
  const { digits, scale } = format(value / written.divisor, size / written.divisor, written.kind === 'year', compact, manner, place);
  const { sign, behind } = currencySign(written.before, manner.tag);
  return { before: behind ? '' : sign, value: digits, scale, unit: (behind ? sign : '') + written.after };
}

/** The same as one string, for names of controls, tables and copies. */
export function sayNumber(value: number, unit: string, manner: Manner): string {
  const result = writeNumber(value, unit, manner);
  const { scale, unit: after } = result;
  return `${figure(result)}${scale && `\u00a0${scale}`}${after && (/^([/%]|°$)/.test(after) ? after : `\u00a0${after}`)}`;
}

/** The small part after a number: "M km/a", "M/a" of money. */
export function afterNumber({ scale, unit }: Pick<Written, 'scale' | 'unit'>): string {
  return scale && unit && !unit.startsWith('/') ? `${scale}\u00a0${unit}` : scale + unit;
}

/** Digits with their currency: the sign of the number before that of the currency, from which no line break parts it. */
export function figure({ before, value }: Pick<Written, 'before' | 'value'>): string {
  const mark = before ? (/^[+−]/.exec(value)?.[0] ?? '') : '';
  return `${mark && `${mark}\u2060`}${before}${before.length > 1 ? '\u00a0' : ''}${value.slice(mark.length)}`;
}

/** Digits that tell two numbers apart, at least three and at most six. */
export function tellingDigits(one: number, other: number): number {
  for (let digits = DIGITS; digits < 6; digits++) {
    if (one.toPrecision(digits) !== other.toPrecision(digits)) return one === other ? DIGITS : digits;
  }
  return one === other ? DIGITS : 6;
}

function format(value: number, size: number, year: boolean, compact: boolean, manner: Manner, place?: number) {
  const { factor, scale } = compact ? powerOf(size, manner.tag) : { factor: 1, scale: '' };
  const digits = manner.digits ?? DIGITS;
  const shift = Math.round(Math.log10(factor));
  const last = place === undefined ? (size > 0 ? Math.floor(Math.log10(size / factor)) - digits + 1 : 0) : place - shift;
  const options: Intl.NumberFormatOptions = { signDisplay: manner.signed ? 'exceptZero' : 'negative', useGrouping: !year };
  options.maximumFractionDigits = year ? 0 : Math.min(6, Math.max(0, -last));
  // Where the interval says how far the number goes, zeros at its end count: 2.40 ± 0.15.
  if (place !== undefined && !year) options.minimumFractionDigits = options.maximumFractionDigits;
  const shown = last > 0 && !year ? roundTo(value / factor, last) : value / factor;
  return { digits: trueMinus(numberFormat(manner.tag, options).format(shown)), scale };
}

/** The power of ten in which the language tells a large amount, and its sign: a million is "M", a hundred millions "亿". */
function powerOf(size: number, tag: string): { factor: number; scale: string } {
  const parts = numberFormat(tag, { notation: 'compact', maximumSignificantDigits: 15, useGrouping: false }).formatToParts(size);
  const number = Number(parts.map(({ type, value }) => (type === 'integer' || type === 'fraction' ? value : type === 'decimal' ? '.' : '')).join(''));
  return { factor: 10 ** Math.round(Math.log10(size / number)), scale: parts.find(({ type }) => type === 'compact')?.value ?? '' };
}

/** A half goes away from zero, as in formats and in reports. */
function roundTo(value: number, last: number): number {
  const step = 10 ** last;
  return Math.sign(value) * Math.round(Math.abs(value) / step) * step;
}

/** The sign of a currency, and whether the language writes it behind its number: "1,2 milj. €". */
function currencySign(currency: string, tag: string): { sign: string; behind: boolean } {
  if (!currency) return { sign: '', behind: false };
  const parts = numberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
  const place = parts.findIndex(({ type }) => type === 'currency');
  return { sign: parts[place]?.value ?? currency, behind: place > parts.findIndex(({ type }) => type === 'integer') };
}
