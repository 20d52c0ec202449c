/** Entries of the registers: what stands in a row, what is searched, and what the row is about. */
import type { DataSource, DeclaredAlgorithm, Intervention, Parameter, Quantity, Rule, Shares } from '../api/types';
import { timeText } from '../text/formats';
import { catalogue, t } from '../text/messages.svelte';
import { percent } from '../text/say.svelte';
import { readable } from '../text/unit';
import { fold, type Searchable } from '../text/search';

export const REGISTERS = ['data', 'algorithms', 'parameters', 'quality'] as const;
export type Register = (typeof REGISTERS)[number];

/** What an entry is about. */
export type About =
  | { kind: 'source'; source: DataSource }
  | { kind: 'quantity'; made: Quantity }
  | { kind: 'measure'; made: Intervention }
  | { kind: 'declared'; made: DeclaredAlgorithm; rule: Rule | undefined }
  | { kind: 'parameter'; parameter: Parameter }
  | { kind: 'shares'; name: string; shares: Shares };

export interface Item extends Searchable {
  /** Name in the address; once in a register. */
  key: string;
  /** The second line of the row. */
  line: string;
  /** Group that it stands in, and what people call that. */
  group: string;
  heading: string;
  /** Further columns of the row. */
  cells: string[];
  /** Whether it decides about people. */
  person: boolean;
  /** Whether it is a data set that nobody answers for. */
  unattended: boolean;
  about: About;
}

/** From this level of the U4SSC verifier on a value is assumed or inferred. */
export const ASSUMED_FROM = 4;
const NEARLY_ALL = 0.995;
/** An entity that stands for people: what is computed of it decides about them. Today the city has none. */
const PEOPLE: readonly string[] = ['person', 'household'];

/** What is no field of knowledge and of no entity has a heading by its group. */
export function makeItem(entry: Omit<Item, 'words' | 'person' | 'unattended' | 'heading'> & { person?: boolean; unattended?: boolean; heading?: string }, more: (string | null)[]): Item {
  const { heading = t(`web-open-group-${entry.group}`) } = entry;
  const words = fold([entry.title, ...(entry.also ?? []), entry.line, entry.key, heading, ...more].filter(Boolean).join(' '));
  return { person: false, unattended: false, ...entry, heading, words };
}

/** Whether a quantity decides about people: it is of people, not of buildings, zones, hours or the city. */
export function isOfPeople(entity: string): boolean {
  return PEOPLE.includes(entity);
}

/** Filters beside the groups of a register: what each lets through. */
export const FILTERS: Record<string, (item: Item) => boolean> = { people: ({ person }) => person, unattended: ({ unattended }) => unattended };

/** Entries that a filter, the name of a group or of one of `FILTERS`, lets through; all without one. */
export const narrow = (items: Item[], filter: string | null): Item[] => items.filter(filter === null ? () => true : (FILTERS[filter] ?? (({ group }) => group === filter)));

/** What people ask for first. Other groups follow in the order in which they appear. */
const FIRST = ['files', 'energy', 'emissions', 'cost', 'money', 'thermal', 'envelope', 'systems', 'use', 'behaviour'];
/** What is no field of knowledge. */
const LAST = ['what-plans-do', 'imputation', 'other'];

/** Entries by group, in the order in which they are shown; entries of one title stand side by side. */
export function inGroups(items: Item[]): [group: string, members: Item[]][] {
  const groups = new Map<string, Map<string, Item[]>>();
  for (const item of items) {
    if (!groups.has(item.group)) groups.set(item.group, new Map());
    const titles = groups.get(item.group)!;
    if (!titles.has(item.title)) titles.set(item.title, []);
    titles.get(item.title)!.push(item);
  }
  const place = (group: string) => (FIRST.includes(group) ? FIRST.indexOf(group) - FIRST.length : LAST.indexOf(group) + 1);
  return [...groups.keys()].sort((one, other) => place(one) - place(other)).map((group) => [group, [...groups.get(group)!.values()].flat()]);
}

/** Folder of a city's own parameters. */
export const OWN = 'parameters';

/** How much of a number rests on what is assumed; empty while that is not known yet. */
export function howSure(shares: Record<string, number> | null | undefined): string {
  if (!shares) return '';
  const of = (wanted: (level: number) => boolean) => Object.entries(shares).reduce((sum, [level, share]) => sum + (wanted(Number(level)) ? share : 0), 0);
  if (of((level) => level === 0) > NEARLY_ALL) return t('web-open-sure-definition');
  const assumed = of((level) => level >= ASSUMED_FROM);
  if (assumed > NEARLY_ALL) return t('web-open-sure-assumed');
  return assumed < 1 - NEARLY_ALL ? t('web-open-sure-known') : t('web-open-sure-partly', { share: percent(assumed) });
}

/** A unit as people write it; money in the currency of the city. */
export function unitText(unit: string, currency: string): string {
  const named: Record<string, string> = { '1': 'number', category: 'category', predictor: 'predictor', 'year number': 'year', person: 'people' };
  if (unit in named) return t(`web-open-unit-${named[unit]}`);
  return readable(unit.replace(/^money/, currency).replace(/^percent$/, '%').replace(/^degree$/, '°'), catalogue.tag);
}

/** Unit, what it is of, and on whose authority: the second line of a quantity. */
export function quantityLine(made: Quantity, currency: string): string {
  const derived = ['total', 'mean', 'spread', 'given'].includes(made.kind);
  const source = derived ? t(`web-open-kind-${made.kind}`) : made.source;
  return [unitText(made.unit, currency), made.entity_label, source].filter(Boolean).join(' · ');
}

/** A day as "5 Jun 2018". */
export function day(iso: string): string {
  const tag = catalogue.tag === 'en' ? 'en-GB' : catalogue.tag;
  return timeText(new Date(iso), tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}
