/** What the search of the frame finds: places, quantities, zones and measures, by the words that people call them. */

export const KINDS = ['place', 'quantity', 'area', 'measure'] as const;
export interface Found {
  kind: (typeof KINDS)[number];
  name: string;
  label: string;
  /** Other words for it, of any language. */
  also?: string[];
}

const MOST_OF_A_KIND = 6;

/**
 * Entries whose label or other words hold every word: those called just so first, then those whose label begins with the
 * first word; all places for no word.
 */
export function find(all: Found[], text: string): Found[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all.filter(({ kind }) => kind === 'place');
  const fits = all.filter((entry) => words.every((word) => called(entry).includes(word)));
  const wanted = words.join(' ');
  const likeness = ({ label, also = [] }: Found) => 2 * Number([label, ...also].some((name) => plain(name) === wanted)) + Number(plain(label).startsWith(words[0]));
  return KINDS.flatMap((kind) => fits.filter((entry) => entry.kind === kind).sort((one, other) => likeness(other) - likeness(one)).slice(0, MOST_OF_A_KIND));
}

function called({ label, also = [] }: Found): string {
  return plain([label, ...also].join('\n'));
}

/** Without case and without marks over letters, so that "kapyla" finds "Käpylä". */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
