/** The form of a statement: what its subject needs, what is sent, and which field an error is about. */
import { RequestError } from '../api/client';
import type { StatementSaid, StatementSubject } from '../api/types';

export const DETAILS = ['kind', 'landfill', 'climate'] as const;
export type Detail = (typeof DETAILS)[number];
type Field = number | null;

export interface StatementDraft {
  year: Field;
  what: string;
  details: Record<Detail, string>;
  amount: Field;
  unit: string;
  /** Per cent. */
  uncertainty: Field;
  source: string;
}

export const STATED_FIELDS = ['year', 'what', ...DETAILS, 'amount', 'unit', 'uncertainty', 'source'] as const;
export type StatedField = (typeof STATED_FIELDS)[number];

/** Details that a subject must have, in one order. */
export function detailsOf(subject: StatementSubject | undefined): Detail[] {
  return DETAILS.filter((name) => subject?.details[name]?.length);
}

/** Units that a subject can be said in. */
export function unitsOf(subject: StatementSubject | undefined): string[] {
  return (subject?.units ?? '').split(',').map((unit) => unit.trim()).filter(Boolean);
}

/** Fields that must be filled in before anything can be sent. */
export function missingInStatement(draft: StatementDraft, subject: StatementSubject | undefined): StatedField[] {
  const numbers = (['year', 'amount'] as const).filter((name) => draft[name] === null || draft[name] === undefined);
  const texts = (['what', 'unit', 'source'] as const).filter((name) => !draft[name].trim());
  return [...numbers, ...texts, ...detailsOf(subject).filter((name) => !draft.details[name])];
}

/** What the server takes: only the details that the subject has. Nothing may be missing. */
export function statedOf({ year, what, details, amount, unit, uncertainty, source }: StatementDraft, subject: StatementSubject | undefined): StatementSaid {
  return {
    year: year!, what, amount: amount!, unit, source: source.trim(),
    ...Object.fromEntries(detailsOf(subject).map((name) => [name, details[name]])),
    ...(uncertainty === null || uncertainty === undefined ? {} : { uncertainty: Math.round(uncertainty * 1e6) / 1e8 }),
  };
}

const START = 'statement-';

/** The field that the server refused; null where it is about none. */
export function refusedIn(problem: unknown): StatedField | null {
  const part = problem instanceof RequestError ? problem.errors[0] : undefined;
  if (!part) return null;
  const name = part.code.startsWith(`${START}detail-`) ? String(part.arguments?.['name'] ?? '') : part.code.slice(START.length).split('-')[0];
  return part.code.startsWith(START) ? (STATED_FIELDS.find((field) => field === name) ?? null) : null;
}
