/** Acting for another person: the code that they gave stays in memory, and is gone when the page is closed. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Mandate = Schemas['MandateAnswer'];
export type MandateMade = Schemas['MandateMade'];
export type MandateTask = Mandate['tasks'][number];

export const TASKS: readonly MandateTask[] = ['report', 'survey', 'application'];
const DAYS = 30;
const MILLISECONDS = 86_400_000;

export const helping = $state({ code: '' });

/** What a request says of for whom it is; nothing where nobody acts for another. */
export const helperHeaders = (): Record<string, string> => (helping.code.trim() ? { 'Helper-Code': helping.code.trim() } : {});

/** The day that is offered as the last one. */
export const offeredDay = (now: Date): string => new Date(now.getTime() + DAYS * MILLISECONDS).toISOString().slice(0, 10);

/** Where a person follows what was done: only an application has a link of its own, a report is followed by its code. */
export const leadsTo = (record: string): 'matter' | 'report' | null => {
  const [kind] = record.split('/');
  return kind === 'matter' || kind === 'report' ? kind : null;
};
