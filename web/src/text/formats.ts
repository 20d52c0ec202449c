/** What writes numbers and times in a language. Each is made once: to make one takes a hundred times as long as to write with it. */
const made = new Map<string, unknown>();

function once<T>(kind: string, tag: string, options: object, make: () => T): T {
  const key = `${kind} ${tag} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

export function numberFormat(tag: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once('number', tag, options, () => new Intl.NumberFormat(tag, options));
}

/** Times; where no zone is asked for, those of the browser's zone when it was first asked. */
export function timeFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once('time', tag, options, () => new Intl.DateTimeFormat(tag, options));
}

/** A time in words; of what is no time that it is none. */
export function timeText(at: Date, tag: string, options: Intl.DateTimeFormatOptions): string {
  return Number.isNaN(at.valueOf()) ? String(at) : timeFormat(tag, options).format(at);
}

/** Order of words in a language. */
export function collator(tag: string): Intl.Collator {
  return once('order', tag, {}, () => new Intl.Collator(tag));
}

/** Name of a country in a language, by its two letters; the letters where it has none. */
export function countryName(tag: string, code: string): string {
  return once('country', tag, {}, () => new Intl.DisplayNames(tag, { type: 'region' })).of(code) ?? code;
}
