/** What the search of the frame finds: places, quantities, zones and measures, by the words that people call them. */
import { find, type Searchable } from '../text/search';

export const KINDS = ['place', 'quantity', 'area', 'measure'] as const;
export interface Found extends Searchable {
  kind: (typeof KINDS)[number];
  name: string;
}

const MOST_OF_A_KIND = 6;

/** The best of each kind; all places for no word. */
export function findByKind(all: Found[], text: string): Found[] {
  const of = (kind: Found['kind']) => find(all.filter((entry) => entry.kind === kind), text);
  return text.trim() ? KINDS.flatMap((kind) => of(kind).slice(0, MOST_OF_A_KIND)) : of('place');
}
