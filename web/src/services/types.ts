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
