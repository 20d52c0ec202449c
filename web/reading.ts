/** How hard the texts of public pages are to read, and how much of them a further language has: figures for the page itself. */

export interface PublicPage {
  name: string;
  place: string;
  starts: string[];
}

type Texts = Map<string, string>;

/** Words from which on a text is a sentence more than a label. */
const LONG = 7;
const SENTENCE = /[.!?]+(?:\s|$)/;
const WORD = /[A-Za-z]+(?:['’-][A-Za-z]+)*/g;
const VOWELS = /[aeiouy]+/g;
const SILENT = /(?:[^laeiouycsgxz]es|[^aeiouy]les|[^aeiouydt]ed|[^laeiouy]e)$/;
const APART = /ia(?!l|n)|io(?!n|us)|eo|ua|[^aeiouq]ui?e?ism$/g;
const HAN = /\p{Script=Han}/gu;
const ENTRY = /^([a-z][\w-]*) = ([^{\n]+)$/gm;
const KEY = /^([a-z][\w-]*) =/gm;

/** Syllables of an English word by its letters; the same rules as citybrain.people.services.reading_level. */
export function syllablesOf(word: string): number {
  const low = word.toLowerCase();
  const count = (low.match(VOWELS)?.length ?? 0) + (low.match(APART)?.length ?? 0) - Number(SILENT.test(low));
  return Math.max(1, count);
}

/** Years of school of Flesch and Kincaid (1975); 0 for texts without words. */
export function gradeOf(texts: readonly string[]): number {
  let [sentences, words, syllables] = [0, 0, 0];
  for (const text of texts) {
    const found = text.match(WORD) ?? [];
    if (!found.length) continue;
    sentences += Math.max(1, text.split(SENTENCE).filter((one) => /[A-Za-z]/.test(one)).length);
    words += found.length;
    syllables += found.reduce((sum, word) => sum + syllablesOf(word), 0);
  }
  return words ? Math.max(0, (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59) : 0;
}

/** Chinese characters of a sentence on average; 0 for texts without. */
export function lengthOf(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[。！？；]+/)).map((one) => one.match(HAN)?.length ?? 0);
  const counted = sentences.filter((count) => count > 0);
  return counted.length ? counted.reduce((sum, count) => sum + count, 0) / counted.length : 0;
}

/** Words of a sentence on average, in a language that has spaces between words; 0 for texts without. */
export function wordsOf(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[.!?:;]+(?:\s|$)/)).map((one) => one.match(/\p{L}+(?:['’-]\p{L}+)*/gu)?.length ?? 0);
  const counted = sentences.filter((count) => count > 0);
  return counted.length ? counted.reduce((sum, count) => sum + count, 0) / counted.length : 0;
}

/** Texts of a source without numbers and names in them, by key. */
const fixedOf = (source: string): Texts => new Map([...source.matchAll(ENTRY)].map(([, key, text]) => [key!, text!]));
const keysOf = (source: string): string[] => [...source.matchAll(KEY)].map(([, key]) => key!);
const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** By place: figures of usual and of easy words, `words` of a sentence in a further language that has both, and the share of its texts that each further language has. */
export function readingOf(pages: readonly PublicPage[], texts: Record<string, string>, variants: Record<string, string>) {
  const english = keysOf(texts.en!);
  const places = [...new Set(pages.map(({ place }) => place))];
  const figures = places.map((place) => {
    const starts = pages.filter((page) => page.place === place).flatMap((page) => page.starts);
    const mine = (key: string): boolean => starts.some((start) => key.startsWith(start));
    const usual = fixedOf(texts.en!);
    const keys = [...usual].filter(([key, text]) => mine(key) && text.trim().split(/\s+/).length >= LONG).map(([key]) => key);
    const both = (language: string, measure: (chosen: string[]) => number): [number, number] => {
      const [own, easy] = [fixedOf(texts[language]!), fixedOf(variants[language] ?? '')];
      const chosen = (first: Texts): string[] => keys.map((key) => first.get(key) ?? own.get(key) ?? '');
      return [rounded(measure(chosen(own))), rounded(measure(chosen(easy)))];
    };
    const all = english.filter(mine);
    const share = (language: string): number => {
      const own = new Set(keysOf(texts[language]!));
      return rounded(all.filter((key) => own.has(key)).length / Math.max(1, all.length), 4);
    };
    /** Of long texts that the language has itself: of others no figure of its own can be told. */
    const sentence = (language: string): [number, number] => {
      const [own, easy] = [fixedOf(texts[language]!), fixedOf(variants[language]!)];
      const there = keys.filter((key) => own.has(key));
      return [rounded(wordsOf(there.map((key) => own.get(key)!))), rounded(wordsOf(there.map((key) => easy.get(key) ?? own.get(key)!)))];
    };
    const further = Object.keys(texts).filter((language) => language !== 'en' && language !== 'zh');
    return [place, { grade: both('en', gradeOf), length: both('zh', lengthOf), words: Object.fromEntries(further.filter((language) => variants[language] !== undefined).map((language) => [language, sentence(language)])), translated: Object.fromEntries(further.map((language) => [language, share(language)])) }] as const;
  });
  return Object.fromEntries(figures);
}
