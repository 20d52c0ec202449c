/** What somebody can do with an incident and its tasks now, and where on the map it is. */
import type { IncidentDetails, IncidentTask, Picture, StepToMake } from '../api/incidents';
import type { Myself } from '../api/types';

export type Corners = [longitude: number, latitude: number][];
type Right = Myself['may'][number];

/** The right that a step needs. */
export const RIGHT_OF: Record<StepToMake['step'], Right> = {
  start: 'cases:assign', area: 'cases:assign', wind: 'cases:work', acknowledge: 'cases:work', done: 'cases:work',
  hand_on: 'cases:work', note: 'cases:work', warn: 'warnings:issue', close: 'cases:close',
};

/** The step by which a task goes on; null where it waits or is done. */
export function nextStep({ state }: IncidentTask): 'acknowledge' | 'done' | null {
  return state === 'due' ? 'acknowledge' : state === 'acknowledged' ? 'done' : null;
}

/** Whether somebody goes on with a task: who has its role or took it, and who gives tasks to others. */
export function mayDo({ role, owner }: IncidentTask, { name, roles, may }: Myself): boolean {
  return may.includes('cases:work') && (may.includes('cases:assign') || owner === name || roles.some((held) => held.role === role));
}

/** Whether the wind or the area was stated anew after residents were warned: what they were told is not so any more. */
export function isStale({ log }: Pick<IncidentDetails, 'log'>): boolean {
  const last = (...steps: string[]): number => Math.max(-1, ...log.filter(({ step }) => steps.includes(step)).map(({ position }) => position));
  return last('warn') >= 0 && last('wind', 'area') > last('warn');
}

/** The step by which the incident as a whole goes on: it is started, then residents are warned, anew where the area has changed, then it is closed. */
export function mainStep(one: Pick<IncidentDetails, 'state' | 'warned' | 'log'>): 'start' | 'warn' | 'close' | null {
  if (one.state === 'closed') return null;
  if (one.state === 'prepared') return 'start';
  return one.warned && !isStale(one) ? 'close' : 'warn';
}

/** The area that the map shows: that of one of the hours, or the one that counts. */
export function areaAt(picture: Picture | null, hour: number | null): Corners {
  const corners = hour === null ? picture?.area : picture?.hours[hour]?.corners;
  return (corners ?? []) as Corners;
}

/** The number that an address names: of an incident, or behind "case-" of the case that one is opened for. */
export function numberOf(item: string | null, prefix = ''): number | null {
  const match = new RegExp(`^${prefix}([1-9][0-9]{0,14})$`).exec(item ?? '');
  return match ? Number(match[1]) : null;
}

