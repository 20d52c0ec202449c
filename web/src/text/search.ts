/** Search among entries: every word of the reader must stand somewhere in an entry; case and accents do not matter. */

/** What can be searched: `title` as people read it, `also` its other names, `words` everything that is known, folded (else the names). */
export interface Searchable {
  title: string;
  also?: readonly string[];
  words?: string;
}

const NEAR_ENOUGH = 0.25;
const MOST_NEAR = 5;

/** Lower case without accents, so that "Wärme" is found by "warme" and "CO₂" by "co2". */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/**
 * Entries that have every word: those first whose title, then those whose other name is, begins with or holds the search.
 * The order stays among equals.
 */
export function find<T extends Searchable>(entries: readonly T[], search: string): T[] {
  const wanted = fold(search);
  if (!wanted) return [...entries];
  const words = wanted.split(/\s+/);
  const found = entries.filter((entry) => {
    const known = entry.words ?? fold([entry.title, ...(entry.also ?? [])].join('\n'));
    return words.every((word) => known.includes(word));
  });
  const ranks = new Map(found.map((entry) => [entry, rankOf(entry, wanted, words)]));
  return found.sort((one, other) => ranks.get(one)! - ranks.get(other)!);
}

/** Entries with a name that looks most like a search that found nothing, best first. */
export function nearest<T extends Searchable>(entries: readonly T[], search: string): T[] {
  const wanted = pairs(fold(search));
  const likeness = ({ title, also = [] }: T) =>
    Math.max(...[title, ...also].map(fold).flatMap((name) => [name, ...name.split(/\s+/)]).map((text) => alike(wanted, pairs(text))));
  const judged = entries.map((entry) => ({ entry, like: likeness(entry) })).filter(({ like }) => like >= NEAR_ENOUGH);
  return judged.sort((one, other) => other.like - one.like).slice(0, MOST_NEAR).map(({ entry }) => entry);
}

function rankOf({ title, also = [] }: Searchable, wanted: string, words: string[]): number {
  const ofName = (name: string) => rank(fold(name), wanted, words);
  return Math.min(2 * ofName(title), ...also.map((name) => 2 * ofName(name) + 1));
}

function rank(title: string, wanted: string, words: string[]): number {
  if (title === wanted) return 0;
  if (title.startsWith(wanted)) return 1;
  if (title.includes(wanted)) return 2;
  return words.every((word) => title.includes(word)) ? 3 : 4;
}

/** Neighbouring letters of a text; works for Chinese as for Latin letters. */
function pairs(text: string): Set<string> {
  const letters = [...text];
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((letter, place) => letters[place] + letter));
}

/** Dice's share of common pairs: 1 for equal texts, 0 for texts without a common pair. */
function alike(one: Set<string>, other: Set<string>): number {
  if (!one.size || !other.size) return 0;
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.size + other.size);
}
