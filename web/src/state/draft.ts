/** A plan that comes from outside, as a link or a file has it: sound where the page can show and edit every measure of it. */
import type { Draft } from './address';

type Table = Record<string, unknown>;

/** The plan; null for anything else. What only the server can judge (names, bounds) is left to it, which tells it in its own words. */
export function soundDraft(told: unknown): Draft | null {
  if (!isTable(told) || !Array.isArray(told['measures']) || !told['measures'].every(isSound)) return null;
  return { ...told, name: typeof told['name'] === 'string' ? told['name'] : '' } as Draft;
}

function isSound(measure: unknown): boolean {
  if (!isTable(measure)) return false;
  const { intervention, uptake = 1, where = {}, settings = {} } = measure;
  return typeof intervention === 'string' && (typeof uptake === 'number' || isTable(uptake)) && isCount(measure['count']) && isTable(settings) && isTable(where) && isArea(where['area']) && isLine(where['line']);
}

/** Areas may be left out; those that are there have corners that can be drawn. */
function isArea(area: unknown): boolean {
  if (area === undefined) return true;
  if (Array.isArray(area)) return area.length > 0 && area.every((one) => isTable(one) && isArea(one));
  return isTable(area) && Array.isArray(area['polygon']) && area['polygon'].every(isCorner);
}

/** Brushed strokes may be left out; those that are there have points and a width that can be drawn. */
function isLine(line: unknown): boolean {
  if (line === undefined) return true;
  if (Array.isArray(line)) return line.length > 0 && line.every((one) => isTable(one) && isLine(one));
  return isTable(line) && Array.isArray(line['points']) && line['points'].every(isCorner) && typeof line['width'] === 'number';
}

/** How many get it may be left out; one that is there is a number, or a number with an order. */
function isCount(count: unknown): boolean {
  return count === undefined || typeof count === 'number' || (isTable(count) && typeof count['rows'] === 'number');
}

function isCorner(corner: unknown): boolean {
  return Array.isArray(corner) && corner.length === 2 && corner.every(Number.isFinite);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
