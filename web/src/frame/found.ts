/** What the search of the frame finds: what the page knows by itself, and what the server finds in the city. */
import type { SearchHit } from '../api/types';
import { find, fold, type Searchable } from '../text/search';

/** In the order in which they stand where none fits better. */
export const KINDS = ['place', 'area', 'address', 'row', 'thing', 'measure', 'quantity', 'indicator', 'term'] as const;
export interface Found extends Searchable {
  kind: (typeof KINDS)[number];
  /** Tells it from all others of its kind. */
  name: string;
  detail?: string | null;
  hit?: SearchHit;
  /** Where a name of the map stands that is none of the city's rows: longitude and latitude. */
  at?: [longitude: number, latitude: number];
}
export interface Group {
  kind: Found['kind'];
  entries: Found[];
}

const MOST_OF_A_KIND = 6;

export const foundOf = (hit: SearchHit): Found => ({ kind: hit.kind, name: `${hit.entity} ${hit.id} ${hit.title}`, title: hit.title, detail: hit.detail, hit });

/**
 * The best of each kind, those kinds first of which something is called just so or begins so; all places for no word.
 * A measure counts as beginning so where any word of its title does: who writes “heat pump” looks for those to install.
 * `hits` are the server's answer to the same text, in its order.
 */
export function groupsOf(known: Found[], hits: readonly SearchHit[], text: string): Group[] {
  if (!text.trim()) return [{ kind: 'place', entries: known.filter(({ kind }) => kind === 'place') }];
  const answered = hits.map(foundOf);
  const groups = KINDS.map((kind) => {
    const theirs = answered.filter((entry) => entry.kind === kind);
    const titles = new Set(theirs.map(({ title }) => fold(title)));
    const own = find(known.filter((entry) => entry.kind === kind), text).filter(({ title }) => !titles.has(fold(title)));
    return { kind, entries: [...own.slice(0, MOST_OF_A_KIND), ...theirs].slice(0, 2 * MOST_OF_A_KIND) };
  });
  const wanted = fold(text);
  const rank = (name: string) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
  const ofMeasure = (title: string) => Math.min(rank(title), beginsWord(title, wanted) ? 1 : 2);
  const best = ({ kind, entries }: Group) =>
    Math.min(...entries.flatMap(({ title, also = [] }) => [(kind === 'measure' ? ofMeasure : rank)(fold(title)), ...also.map((name) => rank(fold(name)))]));
  return groups.filter(({ entries }) => entries.length).sort((one, other) => best(one) - best(other));
}

/** Whether a word of a title begins with what is wanted; Chinese has no blanks, so there every place is a beginning. */
function beginsWord(title: string, wanted: string): boolean {
  return Array.from(title, (_, at) => at).some((at) => title.startsWith(wanted, at) && !/[\p{Script=Latin}\p{N}]$/u.test(title.slice(0, at)));
}
