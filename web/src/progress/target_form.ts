/** The form of a target and a budget: what stands in its fields, what is sent of it, and which field an error is about. */
import { RequestError } from '../api/client';
import type { Promised, PromiseSaid } from '../api/types';

/** A number field; null while nothing that is a number stands in it. */
type Field = number | null;

export interface Draft {
  account: Promised['account'];
  per: Promised['per'];
  base_year: Field;
  base_value: Field;
  by: Field;
  /** Per cent. */
  reduction: Field;
  milestones: { by: Field; reduction: Field }[];
  /** Tonnes; empty for a target without a budget. */
  budget: Field;
  first: Field;
  last: Field;
  source: string;
}

export const ACCOUNTS: Promised['account'][] = ['buildings', 'basic', 'basic+'];
export const PERS: Promised['per'][] = ['city', 'resident', 'gdp'];

/** The fields of a promise; for a first one the years that can be said without deciding anything. */
export function draftOf(promise: Promised | null, now: number): Draft {
  if (!promise) return { account: 'buildings', per: 'city', base_year: null, base_value: null, by: null, reduction: null, milestones: [], budget: null, first: now, last: null, source: '' };
  const { account, per, base_year, base_value, by, budget, source } = promise;
  return {
    account, per, base_year, base_value, by, source,
    reduction: percentOf(promise.reduction),
    milestones: promise.milestones.map((step) => ({ by: step.by, reduction: percentOf(step.reduction) })),
    budget: budget?.emissions ?? null,
    first: budget?.first ?? now,
    last: budget?.last ?? null,
  };
}

/** Fields that must be filled in before anything can be sent, by their names. */
export function missingIn(draft: Draft): string[] {
  const needed: (keyof Draft)[] = ['base_year', 'by', 'reduction', ...(draft.budget === null ? [] : (['first', 'last'] as const))];
  const found: string[] = needed.filter((name) => isEmpty(draft[name]));
  return draft.milestones.some(({ by, reduction }) => isEmpty(by) || isEmpty(reduction)) ? [...found, 'milestones'] : found;
}

/** What the server takes. Nothing may be missing. */
export function saidOf(draft: Draft): PromiseSaid {
  const { account, per, base_year, base_value, by, reduction, milestones, budget, first, last, source } = draft;
  return {
    account,
    per,
    source: source.trim(),
    target: {
      base_year: base_year!, by: by!, reduction: shareOf(reduction!),
      base_value: base_value ?? null,
      milestones: milestones.map((step) => ({ by: step.by!, reduction: shareOf(step.reduction!) })),
    },
    budget: isEmpty(budget) ? null : { emissions: budget!, first: first!, last: last! },
  };
}

const OF_CODE: Record<string, string> = {
  'promise-without-base-year': 'base_year',
  'promise-in-the-past': 'by',
  'promise-base-after-target': 'base_year',
  'promise-year-twice': 'milestones',
  'promise-goes-back': 'milestones',
  'promise-before-base': 'milestones',
  'promise-budget-years': 'first',
  'promise-budget-in-the-past': 'last',
};
/** Places of the document whose field is called otherwise. */
const OF_PLACE: [start: string, field: string][] = [['target.milestones', 'milestones'], ['budget.emissions', 'budget'], ['budget.', ''], ['target.', ''], ['', '']];

/** The field that an error of the server is about; null where it is about none. */
export function fieldOf(problem: unknown, fields: readonly string[] = FIELDS): string | null {
  if (!(problem instanceof RequestError)) return null;
  const known = OF_CODE[problem.code];
  if (known) return known;
  const place = String(problem.told['place'] ?? '');
  const [start, field] = OF_PLACE.find(([begin]) => place.startsWith(begin))!;
  const name = field || place.slice(start.length);
  return fields.includes(name) ? name : null;
}

export const FIELDS = ['account', 'per', 'base_year', 'base_value', 'by', 'reduction', 'milestones', 'budget', 'first', 'last', 'source'] as const;

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || Number.isNaN(value);
}

function percentOf(share: number): number {
  return Math.round(share * 1e6) / 1e4;
}

function shareOf(percent: number): number {
  return Math.round(percent * 1e4) / 1e6;
}
