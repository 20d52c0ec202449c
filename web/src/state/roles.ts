/** Which quantities fill which role: the page asks for roles and names no quantity. */
import type { RoleTold } from '../api/types';

/** Emissions as the page leads with them: of all years of a plan before those of one. */
export const CUMULATED = 'cumulated_emissions';
export const YEARLY = 'yearly_emissions';
export const EMISSIONS = 'emissions';
/** Emissions of all subjects together, where a domain adds them up. */
export const TOTAL = 'total_emissions';
/** What buildings alone emit by use. */
export const BUILDING_EMISSIONS = 'building_emissions';
/** What moves along the rows of an entity that are lines: they are drawn the wider the more it is. */
export const LINE_WIDTH = 'line_width';
/** Attributes by which a measure chooses. */
export const FILTER = 'filter';

export class Roles {
  constructor(private readonly told: RoleTold[] = []) {}

  /** The quantities of a role, of one entity or of all, in the order of the domains. */
  names(role: string, entity: string | null = 'city'): string[] {
    return this.told.filter((one) => one.role === role && (entity === null || one.entity === entity)).map(({ quantity }) => quantity);
  }

  /** The one that fills a role; null where nothing does. */
  one(role: string, entity: string | null = 'city'): string | null {
    return this.names(role, entity)[0] ?? null;
  }
}
