/** What the pages of services read. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type ServiceList = Schemas['ServiceList'];
export type ServiceSummary = Schemas['ServiceSummary'];
export type Service = Schemas['ServiceAnswer'];
export type Answered = Schemas['QuestionAnswered'];
export type Made = Schemas['MatterMade'];
export type Matter = Schemas['MatterAnswer'];

/** Before the code of a matter in the address: what follows `#` is sent to no server and stands in no log. */
export const MATTER = '#matter-';

/** The code that an address has after `#`; null where there is none. */
export const codeOf = (hash: string): string | null => (hash.startsWith(MATTER) ? hash.slice(MATTER.length) : null);

/** The link by which somebody follows their matter. */
export const linkOf = (code: string, origin: string): string => `${origin}/services${MATTER}${code}`;

const OF: readonly string[] = ['partly-objection', 'right-decision', 'right-algorithm', 'right-measure'];

/** The message of how a matter ended, by what it is about: a number is right, a decision stands. */
export const outcomeKey = (outcome: string, of: Pick<Matter, 'kind' | 'of'>): string => `web-services-outcome-${ownOutcome(outcome, of)}`;

/** An outcome, apart where words of its own say it of such a matter. */
export const ownOutcome = (outcome: string, { kind, of }: Pick<Matter, 'kind' | 'of'>): string =>
  [`${outcome}-${kind}`, `${outcome}-${of}`].find((one) => OF.includes(one)) ?? outcome;

/** A mark of what is sent: the same while the same is sent anew, so that it arrives once. */
export class SendingMark {
  #said = '';
  #mark = '';

  constructor(private readonly make: () => string = () => crypto.randomUUID()) {}

  /** What is sent, with its mark. */
  on<Body extends object>(body: Body): Body & { sending: string } {
    const said = JSON.stringify(body);
    if (said !== this.#said) [this.#said, this.#mark] = [said, this.make()];
    return { ...body, sending: this.#mark };
  }
}

/** The day before another one, YYYY-MM-DD. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

type Correction = Matter['corrections'][number];

/** The message of a correction: one that was taken back or replaced is told as over. */
export const correctedKey = (made: Pick<Correction, 'stands'>): string => (made.stands ? 'web-services-corrected' : 'web-services-correction-over');

/** What a correction changed, for that message; `said`: a number with its unit, `day`: a day in words. */
export const correctedOf = (made: Correction, said: (value: number, unit: string) => string, day: (day: string) => string) => ({
  name: made.label, before: said(made.before, made.unit), value: said(made.value, made.unit), day: day(made.since),
  ends: made.until === null ? 'no' : 'yes', until: made.until === null ? '' : day(made.until),
  other: made.now === null ? 'no' : 'yes', now: made.now === null ? '' : said(made.now, made.unit), plans: made.plans.length,
  how: made.ended?.how ?? '', over: made.ended === null ? '' : day(made.ended.at.slice(0, 10)),
  followed: made.ended?.since ? 'yes' : 'no', follows: made.ended?.since ? day(made.ended.since) : '',
  next: made.ended?.value == null ? '' : said(made.ended.value, made.unit),
});
