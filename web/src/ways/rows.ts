/** Ways as the map and the table show them. */
import type { Route, Way } from '../api/routes';
import type { Place } from '../map/frame';

/** What names a way among those of an answer. */
export const nameOf = ({ mode, kind }: Pick<Way, 'mode' | 'kind'>): string => `${mode} ${kind}`;

/** Kinds that take the same way as another of their mode stand in its row. */
export interface WayRow {
  way: Way;
  kinds: string[];
}

/** The ways of an answer, each line once. */
export function rowsOf({ ways }: Route): WayRow[] {
  const rows: WayRow[] = [];
  for (const way of ways) {
    const same = rows.find((row) => row.way.mode === way.mode && JSON.stringify(row.way.shape) === JSON.stringify(way.shape));
    if (same) same.kinds.push(way.kind);
    else rows.push({ way, kinds: [way.kind] });
  }
  return rows;
}

/** The way of today that a way with the plan takes the place of; null where nobody gets there that way today. */
export const beforeOf = (way: Way, today: Route): Way | null => today.ways.find((one) => nameOf(one) === nameOf(way)) ?? null;

/** Whether a plan leaves all ways as they are. */
export const isSame = (route: Route, today: Route): boolean => JSON.stringify([route.ways, route.without]) === JSON.stringify([today.ways, today.without]);

/** Modes by which no way leads there, without public transport where the answer says why nobody rides. */
export const withoutReason = ({ without, no_ride: reason }: Route): string[] => (reason ? without.filter((mode) => mode !== 'transit') : without);

/** What a way has less or more of than the fast one of its mode, as far as it is worth a word: metres, hazards a year. */
export type Bought = [what: 'light' | 'dark' | 'calm' | 'stress' | 'green' | 'bare' | 'safer' | 'hazards', amount: number];
const WORTH_A_WORD = 10;
const HAZARDS_WORTH_A_WORD = 0.1;

export function boughtBy({ detour }: Way): Bought[] {
  const both: [number, number, Bought[0], Bought[0]][] = [
    [detour.less_dark, WORTH_A_WORD, 'light', 'dark'], [detour.less_stress, WORTH_A_WORD, 'calm', 'stress'],
    [detour.less_hazards ?? 0, HAZARDS_WORTH_A_WORD, 'safer', 'hazards'], [detour.more_green, WORTH_A_WORD, 'green', 'bare'],
  ];
  return both.filter(([amount, worth]) => Math.abs(amount) >= worth).map(([amount, , better, worse]) => [amount > 0 ? better : worse, Math.abs(amount)]);
}

/** What the map draws: all ways, the one that is looked at over them, and both places over all. */
export function featuresOf(begin: Place | null, end: Place | null, route: Route | null, chosen: string | null): GeoJSON.Feature[] {
  const lines = (route ? rowsOf(route) : []).map(({ way }): GeoJSON.Feature => {
    const kind = nameOf(way) === chosen ? '-chosen' : way.kind === 'fast' ? '' : '-round';
    return { type: 'Feature', properties: { side: `way-${way.mode}${kind}` }, geometry: way.shape as unknown as GeoJSON.Geometry };
  });
  const point = (place: Place, side: string): GeoJSON.Feature => ({ type: 'Feature', properties: { side }, geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] } });
  return [...lines, ...(begin ? [point(begin, 'place')] : []), ...(end ? [point(end, 'place'), point(end, 'end')] : [])];
}
