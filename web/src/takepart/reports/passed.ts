/** What passed on a report, as its resident reads it. */
import type { ReportStatus } from './report_client';

type Word = ReportStatus['messages'][number];
/** What a resident says, which counts without words too. */
export const OWN: readonly string[] = ['cured', 'not_cured', 'objection', 'person'];
const OF_OFFICE: readonly string[] = ['hidden', 'shown'];

export const passed = (messages: readonly Word[]): (Word & { own: boolean })[] =>
  messages.map((one) => ({ ...one, own: OWN.includes(one.kind) })).filter(({ own, kind, text }) => own || (text !== '' && !OF_OFFICE.includes(kind)));
