/** What a diagnosis says in short, and the ground where an unknown source would be. */
import type { Diagnosis } from '../../api/types';

/** Candidates that are shown. */
const MOST = 3;
type Corner = [longitude: number, latitude: number];

/** A candidate with its probability and what else speaks for it or against it; no name for a source that nobody knows. */
export interface Share {
  name: string | null;
  probability: number;
  said: { what: 'side' | 'profile'; how: 'for' | 'against' }[];
}

/** The likeliest sources and one that nobody knows; none where nothing can be told. */
export function sharesOf({ document: { trace, evidence } }: Pick<Diagnosis, 'document'>): Share[] {
  if (trace.verdict === 'cannot_tell') return [];
  const shares: Share[] = trace.candidates.slice(0, MOST).map(({ name, probability }) => {
    const beside = evidence.find((one) => one.name === name);
    const said = ([['side', beside?.wind_side], ['profile', beside?.profile]] as const).flatMap(([what, how]) => (how === 'for' || how === 'against' ? [{ what, how }] : []));
    return { name, probability, said };
  });
  return trace.unknown ? [...shares, { name: null, probability: trace.unknown.probability, said: [] }] : shares;
}

/** Where the wind of an hour came from [degrees] and how fast it was [m/s], and the likeliest source in it, null where nothing can be told. */
export interface Drift {
  wind: number;
  speed: number;
  source: { longitude: number; latitude: number } | null;
}

/** The wind of the hour that begins then [ms]; null for an hour that was not weighed. */
export function driftOf({ document: { trace } }: Pick<Diagnosis, 'document'>, begin: number): Drift | null {
  const found = trace.wind.find(({ hour }) => Date.parse(hour) === begin);
  return found ? { wind: found.wind_from, speed: found.wind_speed, source: (trace.verdict !== 'cannot_tell' && trace.candidates[0]) || null } : null;
}

/** Ground where an unknown source would be [ha], of an answer in square metres. */
export const hectaresOf = ({ area }: { area: number }): number => area / 10_000;

/** Corners of the ground around the middles of cells (Andrew's monotone chain, 1979); none for fewer than three. */
export function around(cells: readonly Corner[]): Corner[] {
  const sorted = [...cells].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  if (sorted.length < 3) return [];
  return [...half(sorted), ...half(sorted.reverse())];
}

function half(sorted: readonly Corner[]): Corner[] {
  const chain: Corner[] = [];
  for (const corner of sorted) {
    while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, corner) <= 0) chain.pop();
    chain.push(corner);
  }
  return chain.slice(0, -1);
}

const turn = (a: Corner, b: Corner, c: Corner): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
