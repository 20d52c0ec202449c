/** The cross-section of a row that is a line: its parts from left to right as strips on the ground, in metres. */
import type { Client } from '../api/client';
import type { EntityRow } from '../api/types';
import type { Roles } from '../state/roles';
import { TODAY, type Side } from '../state/sides';

/** What parts of a section are for, and the role that says so of a part. */
export const USES = { walked: 'section_walked', cycled: 'section_cycled', green: 'section_green', parked: 'section_parked', driven: 'section_driven' } as const;
export type Use = keyof typeof USES | 'rest';
type Value = EntityRow['values'][number];

const SECTION = 'section';
const WHOLE = 'section_whole';
const REST = 'section_rest';
/** Metres below which a part is none. */
const NONE = 0.05;

export interface Part extends Value {
  use: Use;
}

export interface Section {
  /** From left to right, those of no width too. */
  parts: Part[];
  /** Metres from end to end, and what of them no part is known for; below 0 the parts contradict them; null where the ends are not known. */
  whole: Value | null;
  rest: Value | null;
}

/** One strip of the drawing: metres from the left end. */
export interface Strip {
  use: Use;
  quantity: string;
  label: string;
  from: number;
  width: number;
}

/** Quantities that a section of an entity is drawn from; none where its rows have no section. */
export function sectionQuantities(roles: Roles, entity: string | null): string[] {
  const parts = entity ? roles.names(SECTION, entity) : [];
  return parts.length ? [...parts, ...roles.names(WHOLE, entity), ...roles.names(REST, entity)] : [];
}

export const valuesOf = (client: Client, entity: string, key: string, names: string[], { plan, year }: Side = TODAY, signal?: AbortSignal) => {
  const asked = new URLSearchParams(names.map((name) => ['quantity', name]));
  if (plan) asked.set('plan', plan);
  if (plan && year !== null) asked.set('year', String(year));
  return client.row(entity, key, signal, `?${asked}`);
};

export function sectionOf(roles: Roles, { entity, values }: EntityRow): Section {
  const value = (name: string) => values.find(({ quantity }) => quantity === name) ?? null;
  const uses = Object.entries(USES) as [Use, string][];
  const useOf = (name: string): Use => uses.find(([, role]) => roles.names(role, entity).includes(name))?.[0] ?? 'rest';
  const parts = roles.names(SECTION, entity).flatMap((name) => {
    const told = value(name);
    return told ? [{ ...told, use: useOf(name) }] : [];
  });
  const [whole, rest] = [WHOLE, REST].map((role) => value(roles.one(role, entity) ?? ''));
  return { parts, whole: whole ?? null, rest: rest ?? null };
}

export const metres = (part: Value | null): number => (typeof part?.value === 'number' ? part.value : 0);
export const isThere = (part: Value | null): boolean => Math.abs(metres(part)) >= NONE;

/** Metres that the parts take together. */
export const takenBy = ({ parts }: Section): number => parts.reduce((sum, part) => sum + metres(part), 0);

/** Strips of the parts; half of what is not known lies at each end. */
export function stripsOf(section: Section): Strip[] {
  const { parts, rest } = section;
  const half = Math.max(metres(rest), 0) / 2;
  const edge = (quantity: string) => ({ ...rest!, use: 'rest' as const, quantity, value: half });
  const all: Part[] = half >= NONE / 2 ? [edge('left'), ...parts, edge('right')] : parts;
  let from = 0;
  return all.flatMap((part) => {
    const width = metres(part);
    if (width < NONE / 2) return [];
    const strip = { use: part.use, quantity: part.quantity, label: part.label, from, width };
    from += width;
    return [strip];
  });
}

/** Metres that a drawing of sections beside each other must hold: the widest of them. */
export const mostOf = (sections: Section[]): number => Math.max(1, ...sections.flatMap((section) => [takenBy(section) + Math.max(metres(section.rest), 0), metres(section.whole)]));

export interface Row {
  quantity: string;
  label: string;
  use: Use;
  today: Value | null;
  plan: Value | null;
}

/** Rows of the table: the parts that are there today or with the plan, what is not known, and the whole. */
export function rowsOf(today: Section, plan: Section | null): Row[] {
  const parts = today.parts.map((part, at) => ({ part, after: plan?.parts[at] ?? null })).filter(({ part, after }) => isThere(part) || isThere(after));
  const more = ([today.rest, today.whole] as const).flatMap((told, at) => (told ? [{ part: { ...told, use: 'rest' as const }, after: (at ? plan?.whole : plan?.rest) ?? null }] : []));
  return [...parts, ...more].map(({ part, after }) => ({ quantity: part.quantity, label: part.label, use: part.use, today: part, plan: after }));
}

/** Whether the plan gives any part another width. */
export const isChanged = (rows: Row[]): boolean => rows.some(({ today, plan }) => plan !== null && Math.abs(metres(plan) - metres(today)) >= NONE / 2);
