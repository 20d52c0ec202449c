/** What holds across a street, from left to right: on its left side, in its middle and on its right side. */
import type { EntityRow } from '../api/types';
import type { Roles } from '../state/roles';

const ACROSS = 'section_across';
const LIT = 'section_lit';

export interface Spot {
  quantity: string;
  label: string;
  unit: string;
  value: number | null;
  /** Part that lies in the sun; null where it is not known. */
  lit: number | null;
}

export const acrossQuantities = (roles: Roles, entity: string): string[] => [...roles.names(ACROSS, entity), ...roles.names(LIT, entity)];

/** Spots from left to right; none where nothing is known of any. */
export function spotsOf(roles: Roles, { entity, values }: EntityRow): Spot[] {
  const value = (name: string | undefined) => values.find(({ quantity }) => quantity === name);
  const number = (name: string | undefined) => {
    const told = value(name)?.value;
    return typeof told === 'number' ? told : null;
  };
  const lit = roles.names(LIT, entity);
  const spots = roles.names(ACROSS, entity).map((name, at): Spot => ({ quantity: name, label: value(name)?.label ?? name, unit: value(name)?.unit ?? '', value: number(name), lit: number(lit[at]) }));
  return spots.some((spot) => spot.value !== null) ? spots : [];
}

/** Class of a value between breaks, from 1 on. */
export const classOf = (value: number, breaks: readonly number[]): number => Math.max(1, Math.min(breaks.length, breaks.filter((one) => value >= one).length));
