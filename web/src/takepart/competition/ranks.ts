/** Ranks of teams that are told as far as they are known. */
import type { components } from '../../api/schema';

export type Team = components['schemas']['TeamAnswer'];

/** "1" or "2–4"; a dash where too few buildings count. */
export function ranksOf({ first, last }: Team): string {
  if (first === null || last === null) return '–';
  return first === last ? String(first) : `${first}–${last}`;
}

/** Labels of all teams that may be the first. */
export const leaders = (teams: readonly Team[]): string[] => teams.filter(({ first }) => first === 1).map(({ label }) => label);
