/** Numbers in the language of the page and the currency of the city. */
import type { Interval, Known, QualityLevel } from '../api/types';
import { numberFormat } from './formats';
import { catalogue, t } from './messages.svelte';
import { figure, fit, isSome, sayNumber, trueMinus, writeNumber, type Manner, type Written } from './number';

type Choices = Omit<Manner, 'tag' | 'currency'>;

/** Set once the city is known; every number with money in it follows. */
export const money = $state({ currency: 'EUR' });

export function written(value: number, unit: string, choices: Choices = {}): Written {
  const result = writeNumber(value, unit, { ...manner(), ...choices });
  return result.unit === 'person' ? { ...result, unit: t('web-unit-people') } : result;
}

export function said(value: number, unit: string, choices: Choices = {}): string {
  const text = sayNumber(value, unit === 'person' ? '1' : unit, { ...manner(), ...choices });
  return unit === 'person' ? `${text}\u00a0${t('web-unit-people')}` : text;
}

/** An interval beside its number: "± 140", or "12 to 19" where it is lopsided; the number ends where the interval does. */
export function spread(value: number, { low, high }: Interval, unit: string, choices: Choices = {}) {
  const { rounded, step, symmetric } = fit(value, low, high);
  const beside = Math.max(Math.abs(value), choices.beside ?? 0);
  const manner: Choices = { beside, ...(low < high ? { last: step } : {}) };
  const plain = (number: number) => {
    // Currency, power of ten and unit stand once, with the number.
    return written(number, unit, { ...manner, size: beside, signed: false }).value;
  };
  const text = symmetric ? `± ${plain((high - low) / 2)}` : t('web-uncertainty-between', { low: plain(low), high: plain(high) });
  return { rounded, manner, text, said: { low: said(low, unit, manner), high: said(high, unit, manner) } };
}

/** A number with its interval, where nothing is known of it alone: "120 ± 14 kWh" or "412 (302 to 582)", in one power of ten. */
export function around(value: number, { low, high }: { low: number | null; high: number | null }, unit: string, choices: Choices = {}): string {
  if (low === null || high === null) return `${said(value, unit, choices)} ${t('web-uncertainty-unknown')}`;
  const { rounded, manner, text } = spread(value, { low, high }, unit, choices);
  const result = written(rounded, unit, { ...choices, ...manner });
  const ends = text.startsWith('±') ? text : t('web-map-interval-ends', { ends: text });
  return [figure(result), ends, result.scale + result.unit].filter(Boolean).join(' ');
}

/** A count of things, to the last one. */
export function counted(count: number): string {
  return trueMinus(numberFormat(catalogue.tag).format(count));
}

/** A number with so many digits after the decimal sign, as all of a list have them. */
export function decimal(value: number, digits: number, least = digits): string {
  return trueMinus(numberFormat(catalogue.tag, { minimumFractionDigits: least, maximumFractionDigits: digits }).format(value));
}

/** A place in degrees of latitude and longitude. */
export const degreesText = ({ latitude, longitude }: { latitude: number; longitude: number }, digits = 4): string => [latitude, longitude].map((one) => trueMinus(one.toFixed(digits))).join(', ');

/**
 * A share in per cent, with so many digits after the decimal sign at most, and at least so many: those of one list have as many.
 * Of a share that is some it does not say that it is none.
 */
export function percent(share: number, digits = 0, always = 0): string {
  const write = (value: number) => decimal(value, digits, always);
  const least = 10 ** -digits;
  const none = isSome(share, 1) && Math.abs(100 * share) < least / 2;
  return none ? t('web-percent-least', { value: write(least) }) : t('web-percent', { value: write(100 * share) });
}

/** How a number is known where only its kind and quality are told: estimates and what rests on them are assumed. */
export function knownFrom(kind: string, quality: QualityLevel): Known {
  const estimated = quality !== null && quality >= 4;
  if (kind === 'given' || kind === 'measured') return estimated ? 'assumed' : 'measured';
  return estimated || kind === 'estimated' ? 'assumed' : 'computed';
}

function manner(): Manner {
  return { tag: catalogue.tag, currency: money.currency };
}

/** Sentences one after the other: Chinese writes no space after its full stop. */
export function sentences(...parts: string[]): string {
  return parts.filter(Boolean).join(catalogue.language === 'zh' ? '' : ' ');
}
